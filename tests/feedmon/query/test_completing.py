"""What is proposed while a query is typed."""

from __future__ import annotations

from feedmon.query import complete_query, read_query

NAMES = {
    "feed": ["Planet Python", "Python Weekly", "LWN", "The Monty Python Fan Club"],
    "folder": ["News"],
    "tag": ["later", "work"],
}


def names(field):
    return NAMES[field]


def proposals(typed, cursor=None):
    return [
        one.text for one in complete_query(typed, len(typed) if cursor is None else cursor, names)
    ]


def put_in(typed, cursor=None, at=0):
    one = complete_query(typed, len(typed) if cursor is None else cursor, names)[at]
    return typed[: one.begin] + one.text + typed[one.end :]


def test_the_beginning_of_a_field_is_completed():
    assert proposals("fe") == ["feed:"]
    assert proposals("f") == []
    assert proposals("rust -is") == ["-is:"]


def test_a_field_proposes_its_values():
    assert proposals("is:")[:2] == ["is:unread ", "is:read "]
    assert "after:today " in proposals("after:")
    assert proposals("tag:") == ["tag:later ", "tag:work "]


def test_names_that_begin_so_come_first():
    assert proposals("feed:py") == [
        'feed:"Python Weekly" ',
        'feed:"Planet Python" ',
        'feed:"The Monty Python Fan Club" ',
    ]


def test_a_name_of_several_words_is_completed_inside_its_quotation_marks():
    assert put_in('is:unread feed:"planet p') == 'is:unread feed:"Planet Python" '


def test_what_stands_after_the_cursor_stays():
    typed = "tag:la is:unread"

    assert put_in(typed, cursor=6) == "tag:later  is:unread"


def test_what_is_chosen_reads_as_what_it_says():
    for typed in ("feed:", "is:", "has:", "after:", "-tag:"):
        for one in complete_query(typed, len(typed), names):
            query = read_query(one.text, 0)
            ((term,),) = query.clauses
            assert (term.value, query.wrong) == (one.shown, ())


def test_words_and_unknown_fields_are_left_alone():
    for typed in ("", "rust ", "rust", "https:", "foo:ba", 'title:"x y'):
        assert proposals(typed) == []


def test_no_more_are_proposed_than_can_be_looked_at():
    many = [f"Feed {n}" for n in range(500)]

    assert len(complete_query("feed:", 5, lambda _field: many)) == 12
