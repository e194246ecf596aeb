"""``python -m casestudy.cli``."""

from casestudy.cli import main

if __name__ == "__main__":
    main()
