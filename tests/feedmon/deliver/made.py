"""What is delivered in these tests."""

from __future__ import annotations

from feedmon.model import (
    Alert,
    AlertKind,
    Channel,
    Delivery,
    DeliveryState,
    Parcel,
    ToldArticle,
    Urgency,
)

NOW = 1_780_000_000


def parcel(destination, *titles, digest=None):
    """An alert about an article, or several in a digest."""
    alerts = tuple(
        Alert(
            number,
            AlertKind.ARTICLE,
            f"rule:1:{number}",
            NOW,
            Urgency.NORMAL,
            title,
            "Planet",
            "Rust",
            f"https://a.example/{number}",
            rule_id=1,
            entry_id=number,
            feed_id=1,
            found=("rust",),
        )
        for number, title in enumerate(titles or ("Rust 2",), start=1)
    )
    delivery = Delivery(
        7,
        "a-key",
        Channel(destination.channel),
        DeliveryState.DUE,
        NOW,
        alert_id=None if digest else 1,
        digest_id=1 if digest else None,
    )
    article = ToldArticle(
        1,
        "Rust 2",
        "https://a.example/1",
        "Ann",
        "It is out.",
        ("lang",),
        NOW - 60,
        NOW,
        "https://a.example/feed",
    )
    return Parcel(delivery, destination, alerts, (article,), digest)
