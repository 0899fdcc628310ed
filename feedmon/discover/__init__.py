"""Which feeds a page names (rules D-2 and D-3), and what a person meant by an address (D-1).

This file is the door of the room:

- :func:`read_address` understands what was typed or pasted; with the feeds that a table of sites
  knows to belong to it (D-4);
- :func:`read_page` lists what a page says of feeds: its ``Link`` header, its ``rel=alternate``
  links, the links among its text;
- :func:`read_icons` lists what a page says of its icon (D-6), and :func:`read_data` what is written
  in an address itself;
- :func:`read_hubs` finds who would push a document (WebSub, rssCloud);
- :func:`site_feeds` asks the table for any address;
- :func:`usual_places` guesses, for who asks for guesses.

Nothing is requested here.
"""

from feedmon.discover.address import Meant, normalise_address, read_address
from feedmon.discover.hubs import read_hubs
from feedmon.discover.icons import is_drawing, read_data, read_icons
from feedmon.discover.links import FoundLink
from feedmon.discover.page import PageLinks, read_page
from feedmon.discover.places import usual_places
from feedmon.discover.sites import site_feeds, site_rules

__all__ = [
    "FoundLink",
    "Meant",
    "PageLinks",
    "is_drawing",
    "normalise_address",
    "read_address",
    "read_data",
    "read_hubs",
    "read_icons",
    "read_page",
    "site_feeds",
    "site_rules",
    "usual_places",
]
