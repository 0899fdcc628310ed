"""The window speaks every language that it offers, whole."""

import pytest

from tests.project import translations
from tests.project.prose import untranslated
from tests.project.translations import CATALOGUES, ROOT, Unreadable, Words, faults, words_of

LANGUAGES = sorted(CATALOGUES.glob("feedmon_*.ts"))
CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context><name>feedmon</name>{messages}</context>
</TS>
"""


def found(folder, source):
    (folder / "ui").mkdir(exist_ok=True)
    (folder / "ui" / "words.py").write_text(source)
    return list(words_of(folder / "ui"))


def catalogue(folder, *messages):
    path = folder / "feedmon_de.ts"
    path.write_text(CATALOGUE.format(messages="".join(messages)))
    return path


def message(source, *said, extra=""):
    forms = "".join(f"<numerusform>{each}</numerusform>" for each in said)
    inner = said[0] if len(said) == 1 else forms
    return f"<message><source>{source}</source>{extra}<translation>{inner}</translation></message>"


def test_every_text_of_the_window_is_translated_with_all_its_gaps():
    words = list(words_of(ROOT / "ui"))

    assert len(words) > 1000
    assert LANGUAGES
    assert [line for each in LANGUAGES for line in faults(each, words)] == []


def test_what_the_program_loads_is_made_of_the_catalogues(tmp_path):
    for each in LANGUAGES:
        made = tmp_path / "made.qm"
        translations.release(each, made)

        assert made.read_bytes() == each.with_suffix(".qm").read_bytes(), "make translations"


def test_no_words_for_people_pass_by_the_translators():
    assert list(untranslated(ROOT / "ui")) == []


def test_words_are_found_wherever_they_are_said(tmp_path):
    source = (
        'A = mark("Marked")\n'
        "b = f\"{tr(A)}: {trn(len(x), '{n} feed', '{n} feeds')}\"\n"
        'c = tr("to", comment="a folder")\n'
        'd = tr(A if x else "In {place}", place=tr("Berlin"))\n'
    )

    texts = {(each.text, each.comment, each.counted) for each in found(tmp_path, source)}

    assert texts == {
        ("Marked", "", False),
        ("{n} feeds", "", True),
        ("to", "a folder", False),
        ("In {place}", "", False),
        ("Berlin", "", False),
    }


@pytest.mark.parametrize("source", ['tr(f"In {place}")', "trn(n, one, many)", "mark(3)"])
def test_words_that_are_not_literal_are_refused_with_their_place(tmp_path, source):
    with pytest.raises(Unreadable, match=r"ui/words\.py:1"):
        found(tmp_path, source)


@pytest.mark.parametrize(
    ("messages", "fault"),
    [
        ((), "lacks 'In {place}'"),
        ((message("In {place}", "In {ort}"),), "other gaps"),
        ((message("In {place}", ""),), "empty form"),
        (
            (
                message("In {place}", "In").replace(
                    "<translation", '<translation type="unfinished"'
                ),
            ),
            "does not translate",
        ),
    ],
)
def test_what_a_catalogue_lacks_is_named(tmp_path, messages, fault):
    words = [Words("In {place}", "", counted=False, place="ui/x.py:1")]

    (said,) = faults(catalogue(tmp_path, *messages), words)

    assert fault in said


def test_a_form_of_what_is_counted_may_do_without_the_number(tmp_path):
    words = [Words("Follow {n} Feeds", "", counted=True, place="ui/x.py:1")]
    forms = message("Follow {n} Feeds", "Feed folgen", "{n} Feeds folgen")

    assert list(faults(catalogue(tmp_path, forms), words)) == []


def test_a_catalogue_gets_what_is_new_keeps_what_is_translated_and_forgets_the_rest(tmp_path):
    path = catalogue(tmp_path, message("Open", "Öffnen"), message("Gone", "Weg"))
    words = [Words("Open", "", False, ""), Words("{n} “new” feeds\n", "here", True, "")]

    translations.update(path, words)

    text = path.read_text()
    assert "Öffnen" in text
    assert "Weg" not in text
    assert "{n} “new” feeds\n" in text
    assert 'numerus="yes"' in text


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ('label.setText("Nothing here yet")', True),
        ('button = QPushButton("P&olling")', True),
        ('say(f"Asked {name} again")', True),
        ('label.setText(tr("Nothing here yet"))', False),
        ('log.info("looking at %s now", name)', False),
        ('raise ValueError("not a colour")', False),
        ('widget.setObjectName("List Pane")', False),
        ('KEY = "Ctrl+Shift+F"', False),
        ('NAME = "look up feeds"  # not for people', False),
        ('QUERY = "is:unread"', False),
    ],
)
def test_prose_is_told_from_names(tmp_path, line, seen):
    folder = tmp_path / "ui"
    folder.mkdir()
    (folder / "words.py").write_text(f'"""What this is."""\n{line}\n')

    assert bool(list(untranslated(folder))) is seen


def test_the_tool_says_what_is_wrong_and_fails_only_where_it_was_asked_to_check(
    tmp_path, monkeypatch, capsys
):
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "words.py").write_text('tr("In {place}")')
    catalogue(tmp_path)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "CATALOGUES", tmp_path)

    assert translations.main(["--check"]) == 1
    assert "lacks" in capsys.readouterr().out
    assert translations.main([]) == 0
    assert "does not translate" in capsys.readouterr().out
    assert (tmp_path / "feedmon_de.qm").exists()
