"""What nobody expected: caught, logged whole, and told in a report that can be passed on.

``Troubles`` catches; ``report`` writes what a person may copy, through a ``Mask`` that leaves out
where and what they read; ``facts`` says on what the program runs.
"""

from ui.troubles.catching import Trouble, Troubles
from ui.troubles.facts import Facts
from ui.troubles.masking import Mask
from ui.troubles.report import diagnostics, log_tail, report

__all__ = ["Facts", "Mask", "Trouble", "Troubles", "diagnostics", "log_tail", "report"]
