"""Where else than on the desktop alerts go: a webhook, a mailbox or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from feedmon.model import Channel, Command, Mailbox, Webhook
from ui import style
from ui.dialogs.fields import choose, combo, name_list, quiet, spin
from ui.dialogs.outlet_dialog import OutletDialog
from ui.translation import mark, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Destination
    from ui.tasks import Tasks

_TITLES = {
    Channel.WEBHOOK: mark("Webhook"),
    Channel.MAIL: mark("E-mail"),
    Channel.COMMAND: mark("Program"),
}
_SECURITY = (
    (mark("STARTTLS"), "starttls"),
    (mark("TLS from the beginning"), "tls"),
    (mark("None (this computer only)"), "none"),
)
_USUAL_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_PORTS, _SECONDS = (1, 65_535), (1, 300)


class DestinationDialog(OutletDialog):
    """What is known of it stands in the fields, but for its secret: that can only be replaced.

    When it is to be kept, ``spec()`` and ``secret()`` are what was written; a secret of ``None``
    stays as it is, an empty one is forgotten.
    """

    def __init__(
        self,
        parent: QWidget | None,
        channel: Channel,
        destination: Destination | None = None,
        *,
        tasks: Tasks,
    ) -> None:
        name = "" if destination is None else destination.title
        super().__init__(parent, title=tr(_TITLES[channel]), name=name, tasks=tasks)
        self.channel = channel
        self._before = spec = None if destination is None else destination.spec
        if channel is Channel.WEBHOOK:
            self._make_webhook(spec if isinstance(spec, Webhook) else Webhook(""))
        elif channel is Channel.MAIL:
            self._make_mailbox(spec if isinstance(spec, Mailbox) else Mailbox("", 587, "", ""))
        else:
            self._make_command(spec if isinstance(spec, Command) else Command(()))
        self.enabled = QCheckBox(tr("Send alerts &here"))
        self.enabled.setChecked(destination is None or destination.enabled)
        self.row("", self.enabled)
        self.finish()

    def spec(self) -> Webhook | Mailbox | Command:
        """Return what was written."""
        if self.channel is Channel.WEBHOOK:
            return Webhook(self.url.text().strip())
        if self.channel is Channel.MAIL:
            return Mailbox(
                self.host.text().strip(),
                self.port.value(),
                self.from_whom.text().strip(),
                self.recipient.text().strip(),
                self.security.currentData(),
                self.user.text().strip(),
            )
        arguments = [each for each in self.arguments.toPlainText().splitlines() if each]
        program = self.program.text().strip()
        return Command((program, *arguments) if program else (), self.limit.value())

    def secret(self) -> str | None:
        """Return the secret that is to be kept; ``None`` leaves what there is."""
        if self.channel is Channel.COMMAND:
            return None
        typed = self.password.text()
        if self.channel is Channel.WEBHOOK and not self.signed.isChecked():
            return ""
        if self.channel is Channel.MAIL and not self.user.text().strip():
            return ""
        return typed or None

    def missing(self) -> str:
        """Say that the secret has to be typed, where one is wanted and none is kept."""
        if self.channel is Channel.COMMAND or self.password.text() or self._kept():
            return ""
        if self.channel is Channel.WEBHOOK and self.signed.isChecked():
            self.password.setFocus()
            return tr("Type the secret, or let it be sent without a signature.")
        if self.channel is Channel.MAIL and self.user.text().strip():
            self.password.setFocus()
            return tr("Type the password of this user.")
        return ""

    def _kept(self) -> bool:
        """Whether the keyring has the secret of what stands in the fields."""
        if isinstance(self._before, Mailbox):
            same_host = self.host.text().strip().lower() == self._before.host.lower()
            return same_host and bool(self._before.user)
        return isinstance(self._before, Webhook) and self._before.signed

    def _show_kept(self) -> None:
        words = tr("In the keyring; type to replace it") if self._kept() else ""
        self.password.setPlaceholderText(words)

    def _follow_security(self) -> None:
        """Let a usual port go with the encryption; one that the person chose stays."""
        if self.port.value() in _USUAL_PORTS.values():
            self.port.setValue(_USUAL_PORTS[self.security.currentData()])

    # --- the fields -------------------------------------------------------------------------

    def _make_webhook(self, spec: Webhook) -> None:
        self.url = QLineEdit(spec.url, placeholderText="https://")
        self.row(
            tr("&Address"),
            self.url,
            tr("Each alert is posted there as JSON, with a key of its own."),
        )
        self.signed = QCheckBox(tr("&Sign what is sent"))
        self.signed.setChecked(spec.signed)
        self.password = _secret()
        self._show_kept()
        self.signed.toggled.connect(self.password.setEnabled)
        self.password.setEnabled(spec.signed)
        self.row("", self.signed)
        self.row(
            tr("Secr&et"),
            self.password,
            tr("The receiver knows it, too, and sees by it that alerts are yours."),
        )

    def _make_mailbox(self, spec: Mailbox) -> None:
        self.recipient = QLineEdit(spec.recipient, placeholderText="ann@example.org")
        self.from_whom = QLineEdit(spec.sender, placeholderText="feedmon@example.org")
        self.host = QLineEdit(spec.host, placeholderText="smtp.example.org")
        self.port = spin(_PORTS, "")
        self.port.setGroupSeparatorShown(False)
        self.port.setValue(spec.port)
        self.security = combo((tr(words), value) for words, value in _SECURITY)
        name_list(self.security, tr("Encryption"))
        choose(self.security, spec.security)
        self.user = QLineEdit(spec.user)
        self.password = _secret()
        self._show_kept()
        self.host.textChanged.connect(lambda _: self._show_kept())
        self.security.currentIndexChanged.connect(lambda _: self._follow_security())
        self.row(tr("&To"), self.recipient)
        self.row(tr("&From"), self.from_whom)
        self.row(tr("Serve&r"), self.host)
        self.row(tr("&Port"), self.port)
        self.row(tr("&Encryption"), self.security)
        self.row(tr("&User name"), self.user)
        self.row(tr("Pass&word"), self.password, tr("It is for this server only."))

    def _make_command(self, spec: Command) -> None:
        self.program = QLineEdit(spec.argv[0] if spec.argv else "")
        browse = QPushButton(tr("&Choose…"), autoDefault=False)
        browse.clicked.connect(self._browse)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.program, 1)
        line.addWidget(browse)
        self.arguments = QPlainTextEdit("\n".join(spec.argv[1:]))
        self.arguments.setTabChangesFocus(True)
        self.arguments.setFixedHeight(style.room(72))
        self.limit = spin(_SECONDS, tr(" seconds"))
        self.limit.setValue(spec.limit_s)
        self.row(tr("&Program"), line)
        self.row(tr("Ar&guments"), self.arguments, tr("One on each line, given as they stand."))
        self.row(tr("&Time limit"), self.limit)
        self.row(
            "",
            quiet(
                tr(
                    "The program runs with your rights, and gets the alert as JSON on its "
                    "standard input. It is never run through a shell."
                )
            ),
        )

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Choose a Program"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.program.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _secret() -> QLineEdit:
    field = QLineEdit(maxLength=10_000)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
