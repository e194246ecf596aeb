"""Text as Typst takes it."""

import pytest

from casestudy.book.typst.text import breakable, language_of, markup, runs, string


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a “最后一米” b", "en", [("en", "a "), ("zh", "“最后一米”"), ("en", " b")]),
        ("the “last metre”", "en", [("en", "the “last metre”")]),
        ("students’ 小区", "en", [("en", "students’ "), ("zh", "小区")]),
        ("“小区 is one”", "en", [("en", "“"), ("zh", "小区"), ("en", " is one”")]),
        ("it’s “a ‘小区’ x”", "en", [("en", "it’s “a "), ("zh", "‘小区’"), ("en", " x”")]),
        ("on 12月3日 (a day)", "en", [("en", "on "), ("zh", "12月3日"), ("en", " (a day)")]),
        ("我说：“好……”", "zh", [("zh", "我说：“好……”")]),
        ("叫“App”——它", "zh", [("zh", "叫“App”——它")]),
        ("用Lily’s店", "zh", [("zh", "用Lily"), ("en", "’"), ("zh", "s店")]),
        ("区——县 and a — b", "en", [("zh", "区——县"), ("en", " and a — b")]),
    ],
)  # fmt: skip
def test_shared_marks_go_with_their_neighbours(text, language, expected):
    assert runs(text, language) == expected


@pytest.mark.parametrize("text", ["", "“", "”“", "‘a", "……", "a’b’c", "\u3000"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_runs_lose_nothing(text, language):
    assert "".join(run for _, run in runs(text, language)) == text


def test_language_is_that_of_most_of_the_text():
    assert language_of("今天 a") == "zh"
    assert language_of("魏都区 is a district of the city of Xuchang") == "en"
    assert language_of("12") == "en"


def test_strings_cannot_end_early():
    assert string('a"#b\\') == '"a\\"#b\\\\"'


def test_a_line_break_between_chinese_characters_is_no_space():
    assert markup("今天\n下午", "zh") == '#"今天下午";'
    assert markup("this\nday", "en") == '#"this day";'


def test_pinyin_is_marked():
    assert markup("a xiǎoqū b", "en") == '#"a ";#pinyin("xiǎoqū");#" b";'


def test_runs_are_marked_for_the_fonts_around_them():
    assert markup("The 区", "en", voice="title-") == '#"The ";#title-zh("区");'


def test_long_pieces_can_be_broken():
    long = "x" * 100
    assert max(len(piece) for piece in breakable(long).split("\u200b")) == 24
    assert breakable(long).replace("\u200b", "") == long
    assert breakable("short words of code and " + "长" * 100).count("\u200b") == 0
