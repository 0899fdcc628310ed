"""Nothing of where, what and who in a text that may be passed on; the rest stays readable."""

import sys

import pytest

from ui.troubles import Mask

MASK = Mask(
    home="/home/ada",
    data="/mnt/disk/feeds",
    titles=frozenset({"Ada's Garden", "The Orange Duck"}),
    modules=frozenset(sys.stdlib_module_names) | {"feedmon", "ui", "aiohttp", "PySide6"},
)


@pytest.mark.parametrize(
    ("message", "masked"),
    [
        # Addresses, however they are written.
        ("no feed at https://a.example/x?key=1#y", "no feed at [address]"),
        ("bad HTTP://User:Secret@A.Example:8080/", "bad [address]"),
        ("from https:\\/\\/a.example\\/feed here", "from [address] here"),
        ("?u=https%3A%2F%2Fa.example%2Ffeed", "?u=[address]"),
        ("ftp://a.example and feed:a.example/x", "[address] and [address]"),
        ("mailto:ada@a.example asked", "[address] asked"),
        ("tag:a.example,2020:1 seen twice", "[address] seen twice"),
        # Hosts without a scheme.
        (
            "Cannot connect to host a.example:443 ssl:default",
            "Cannot connect to host [host] ssl:default",
        ),
        ("news.a.example/feed.xml is gone", "[host] is gone"),
        ("bücher.example. answers", "[host] answers"),
        ("xn--bcher-kva.example answers", "[host] answers"),
        ("Connect call failed ('192.168.1.4', 443)", "Connect call failed ([text], 443)"),
        ("connected to 203.0.113.9 and 2001:db8::7", "connected to [host] and [host]"),
        # People.
        ("sent to ada.l+news@mail.a.example", "sent to [e-mail]"),
        ("@ada@social.example toots", "[e-mail] toots"),
        # What is read.
        ("Ada's Garden has no date", "[title] has no date"),
        ("'Ten ways to grow leeks'", "[text]"),
        ('unexpected "Leeks, again"', "unexpected [text]"),
        ("“Leeks” and «Beets» and „Kohl“", "[text] and [text] and [text]"),
        ("b'\\xff\\xfe leeks'", "[text]"),
        ("can't read <p>Leeks are <b>good</b></p>", "can't read [text]"),
        ("it's Ada's 'secret leek'", "it's Ada's [text]"),
        # Places.
        ("/home/ada/feeds/feedmon.db is locked", "~/feeds/feedmon.db is locked"),
        ("/mnt/disk/feeds/logs/feedmon.log", "[data]/logs/feedmon.log"),
        ("C:\\Users\\Ada\\feedmon.db", "~\\feedmon.db"),
        ("'C:\\\\Users\\\\Ada\\\\feedmon.db'", "[text]"),
        ("/Users/grace/x.py and /home/bob/y.py", "~/x.py and ~/y.py"),
    ],
)
def test_what_tells_of_the_person_is_masked(message, masked):
    assert MASK.message(message) == masked


@pytest.mark.parametrize(
    "message",
    [
        "'NoneType' object has no attribute 'title'",
        "KeyError: 'feed_id'",
        "list index out of range",
        "aiohttp.client_exceptions.ServerDisconnectedError: None",
        "2026-11-22T23:18:26.123Z ERROR    ui.troubles.catching: a slot failed",
        "<Task cancelled name='load'>",
        "poll of feed 12 failed: http-status",
        "feedmon 0.1.0 on Python 3.11.9 and Qt 6.11.3",
        "Listing.open() takes 1 positional argument but 2 were given",
        "module feedmon.engine.polling, file polling.py, line 12:30",
        "Signal source has been deleted",
    ],
)
def test_what_tells_of_the_program_stays(message):
    assert MASK.message(message) == message


def test_a_title_that_begins_another_does_not_leave_its_end():
    mask = Mask(titles=frozenset({"Orange", "Orange Duck Weekly"}))

    assert mask.message("in Orange Duck Weekly") == "in [title]"


def test_a_message_as_long_as_an_article_is_cut():
    masked = MASK.message("leek " * 1000)

    assert len(masked) < 500
    assert masked.endswith("…")


def test_the_frames_of_a_traceback_keep_their_code_and_the_message_is_masked():
    text = """\
Traceback (most recent call last):
  File "/home/ada/src/ui/views/x.py", line 12, in _take
    raise ValueError(f"{title!r} at {url}")
          ~~~~~~~~~~^^^^^^^^^^^^^^^
  File "/usr/lib/python3.11/json/decoder.py", line 1, in decode
    self.window.show("a b")
ValueError: 'Ten ways' at https://a.example/ten
Ada's Garden"""

    assert MASK.lines(text).splitlines() == [
        "Traceback (most recent call last):",
        '  File "~/src/ui/views/x.py", line 12, in _take',
        '    raise ValueError(f"{title!r} at {url}")',
        "          ~~~~~~~~~~^^^^^^^^^^^^^^^",
        '  File "/usr/lib/python3.11/json/decoder.py", line 1, in decode',
        '    self.window.show("a b")',
        "ValueError: [text] at [address]",
        "[title]",
    ]


def test_a_message_of_several_lines_is_masked_in_each():
    text = "ValueError: first\n    https://a.example/x\n      ada@a.example"

    assert MASK.lines(text) == "ValueError: first\n    [address]\n      [e-mail]"
