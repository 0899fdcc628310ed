"""A rule to be written: what it looks for and where, and what is done with what it finds."""

from ui.dialogs.rule.editor import RuleEditor

__all__ = ["RuleEditor"]
