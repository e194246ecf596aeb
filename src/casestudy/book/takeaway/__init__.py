"""What readers take away: chapters as notebooks, archives, the site in one file."""
