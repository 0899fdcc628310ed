"""The way to the network, and how much is read from it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from feedmon.settings import BYTE_LIMITS, MEGABYTE, NO_PROXY, SYSTEM_PROXY, is_proxy
from ui.dialogs.fields import choose, combo, quiet, spin, wrong
from ui.dialogs.preferences.page import Page
from ui.translation import mark, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSpinBox

    from feedmon.settings import Settings
    from ui.preferences import Preferences

_OWN = "own"
_PROXIES = ((mark("System"), SYSTEM_PROXY), (mark("None"), NO_PROXY), (mark("This one:"), _OWN))


#: What answers are, by the setting of how large they may be.
_ANSWERS = {
    "feed_bytes": mark("MB of a feed"),
    "page_bytes": mark("MB of a page"),
    "image_bytes": mark("MB of a picture"),
    "icon_bytes": mark("MB of an icon"),
}


class Network(Page):
    """Proxy, the order in which addresses are tried, and how large an answer may be."""

    title = mark("Network")
    icon = "globe"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._proxy = ""  # that is known to hold, or to be on its way
        self.proxy = combo((tr(words), value) for words, value in _PROXIES)
        self.proxy.activated.connect(self._choose)
        self.address = QLineEdit(placeholderText="http://proxy.example:3128")
        self.address.setAccessibleName(tr("Address of the proxy"))
        self.address.setMinimumWidth(280)
        self.address.editingFinished.connect(self._enter)
        self.wrong = wrong()
        self.ipv4_first = QCheckBox(tr("Try IP&v4 first"))
        self.ipv4_first.toggled.connect(lambda on: self.edited.emit({"ipv4_first": on}))
        system = (
            tr("The environment names that of the system (http_proxy, https_proxy, no_proxy).")
            if sys.platform.startswith("linux")
            else ""
        )
        self.row(tr("&Proxy"), self.proxy)
        # In one row, so that there is no gap while nothing is wrong.
        own = QVBoxLayout()
        own.setSpacing(4)
        own.addWidget(self.address)
        own.addWidget(self.wrong)
        self.row("", own)
        self.row(
            "", quiet(f"{system} {tr('This computer itself is never asked through one.')}".strip())
        )
        self.row(
            tr("Addresses"),
            self.ipv4_first,
            tr("For networks where IPv6 is set up but does not get through."),
        )
        self.sizes = {name: self._size(name, words) for name, words in _ANSWERS.items()}
        widest = max(field.sizeHint().width() for field in self.sizes.values())
        for name, field in self.sizes.items():
            field.setMinimumWidth(widest)
            last = name == list(self.sizes)[-1]
            hint = tr("What is larger is not read: it would cost memory and time.") if last else ""
            self.row("" if name != "feed_bytes" else tr("&Read at most"), field, hint)

    def show_settings(self, settings: Settings) -> None:
        """Show the way that is taken now."""
        if settings.proxy != self._proxy:  # else an address may be half typed
            self._proxy = settings.proxy
            own = settings.proxy not in (SYSTEM_PROXY, NO_PROXY)
            choose(self.proxy, _OWN if own else settings.proxy)
            if own:
                self.address.setText(settings.proxy)
            self.address.setEnabled(own)
            self._complain("")
        self.ipv4_first.blockSignals(True)
        self.ipv4_first.setChecked(settings.ipv4_first)
        self.ipv4_first.blockSignals(False)
        for name, field in self.sizes.items():
            field.blockSignals(True)
            field.setValue(round(getattr(settings, name) / MEGABYTE))
            field.blockSignals(False)

    def _size(self, name: str, words: str) -> QSpinBox:
        least, most = BYTE_LIMITS[name]
        field = spin((least // MEGABYTE, most // MEGABYTE), f" {tr(words)}")
        field.setAccessibleName(tr("{of} that are read", of=tr(words)))
        field.valueChanged.connect(lambda value: self.edited.emit({name: value * MEGABYTE}))
        return field

    def _choose(self) -> None:
        chosen = self.proxy.currentData()
        self.address.setEnabled(chosen == _OWN)
        self._complain("")
        if chosen != _OWN:
            self._take(chosen)
        elif self.address.text().strip():
            self._enter()
        else:
            self.address.setFocus()

    def _enter(self) -> None:
        """Take the address if it is one; until then the way stays as it was."""
        address = self.address.text().strip()
        if self.proxy.currentData() != _OWN or not address:
            return
        trouble = trouble_with(address)
        self._complain(trouble)
        if not trouble:
            self._take(address.rstrip("/"))

    def _take(self, proxy: str) -> None:
        if proxy != self._proxy:
            self._proxy = proxy
            self.edited.emit({"proxy": proxy})

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))


def trouble_with(address: str) -> str:
    """Say what keeps an address from being that of a proxy; "" when nothing does."""
    if "@" in address:
        return tr("Leave name and password out: they would be kept where others can read them.")
    if address in (SYSTEM_PROXY, NO_PROXY) or not is_proxy(address):
        return tr(
            "This is not the address of a proxy. It has http:// or https://, a host and "
            "a port: http://proxy.example:3128"
        )
    return ""
