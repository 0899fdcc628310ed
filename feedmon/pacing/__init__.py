"""Who may send a request now (rule F-10): one at a time per public host, with a pause between.

``HostGate`` hands out slots. A request first waits for its host, holding nothing else, and only
then for one of the places that all hosts share; so many requests for one slow host delay nobody.
A request that takes long gives its shared place back early and keeps only its host: waiting for
a silent server costs this program nothing that others need (X-2).

Between programs the pace of a host is a row of the store: each request to a public host takes
the host's next free moment there and goes out no earlier. The pause after a request's end, and
that there is one at a time, is what each program keeps by itself.
"""

from __future__ import annotations

from feedmon.pacing.gate import DOMAINS, PAUSE_S, HostGate
from feedmon.pacing.slot import Pace, Slot

__all__ = ["DOMAINS", "PAUSE_S", "HostGate", "Pace", "Slot"]
