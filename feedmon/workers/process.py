"""One worker process from the outside, and the thread that attends to it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import Future
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from feedmon.framing import read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.worker import Call

    _Asked = tuple[Future[Any], Call]

P = ParamSpec("P")
R = TypeVar("R")


class ProcessGone(Exception):
    """The process has ended; ``begun`` says whether it had the call by then."""

    def __init__(self, *, begun: bool) -> None:
        super().__init__(begun)
        self.begun = begun


class Process:
    """A process that does one call at a time.

    Its thread starts it, waits for its answers, and is there until it has ended: waiting in the
    operating system, not looking again and again. The thread is a daemon, so a program that ends
    without closing does not wait for a task; the process sees its end.
    """

    def __init__(self, memory_limit_bytes: int) -> None:
        self._memory = memory_limit_bytes
        self._calls: SimpleQueue[_Asked | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._killed = self._over = False
        #: Done when the process can be asked; with ProcessGone where it could not start.
        self.started: Future[None] = Future()
        #: Done when the process has ended and its thread has nothing left to do.
        self.gone: Future[None] = Future()
        threading.Thread(target=self._attend, name="feedmon-worker", daemon=True).start()

    def ask(
        self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> Future[R]:
        """Let the process call ``function``; after ``seconds`` and some more it ends itself.

        The answer is what it gives or raises, or ProcessGone.
        """
        answer: Future[R] = Future()
        answer.set_running_or_notify_cancel()  # whoever waits may be cancelled, the call goes on
        with self._lock:
            if self._over:
                answer.set_exception(ProcessGone(begun=False))
            else:
                self._calls.put((answer, (seconds, function, args, kwargs)))
        return answer

    def kill(self) -> None:
        """End the process now, whatever it does."""
        with self._lock:
            self._killed = True
            if self._running is not None:
                self._running.kill()
        self._calls.put(None)

    # --- on the thread ---

    def _attend(self) -> None:
        try:
            with self._start() as running:
                try:
                    self._serve(running)
                finally:
                    running.kill()
        except (OSError, EOFError) as error:  # it could not start
            self.started.set_exception(error)
        finally:
            with self._lock:
                self._over = True
            while not self._calls.empty():
                if (asked := self._calls.get()) is not None:
                    asked[0].set_exception(ProcessGone(begun=False))
            self.gone.set_result(None)

    def _start(self) -> subprocess.Popen[bytes]:
        running = subprocess.Popen(  # noqa: S603 - Python itself, and a module of ours
            [sys.executable, "-P", "-m", "feedmon.worker", str(self._memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=_environment(),
            **_apart(),
        )
        with self._lock:
            self._running = running
            if self._killed:
                running.kill()
        return running

    def _serve(self, running: subprocess.Popen[bytes]) -> None:
        asked = cast("IO[bytes]", running.stdin).fileno()
        answers = cast("IO[bytes]", running.stdout).fileno()
        read_frame(answers)
        self.started.set_result(None)
        while self._serve_one(running, asked, answers):
            pass

    def _serve_one(self, running: subprocess.Popen[bytes], asked: int, answers: int) -> bool:
        """Wait for a call and let it be done; whether the process is there for another.

        A function of its own, so that nothing of the call is kept while the next is waited for.
        """
        called = self._calls.get()
        if called is None:
            return False
        answer, call = called
        if running.poll() is not None:  # it died while it was idle
            answer.set_exception(ProcessGone(begun=False))
            return False
        try:
            done = _called(asked, answers, call)
        except ProcessGone as error:
            answer.set_exception(error)
            return False
        except Exception as error:  # noqa: BLE001 - whoever asked raises it
            answer.set_exception(error)
        else:
            answer.set_result(done)
        return True


def _called(asked: int, answers: int, call: Call) -> Any:
    message = pickle.dumps(call)
    try:
        write_frame(asked, message)
    except OSError as error:
        raise ProcessGone(begun=False) from error
    try:
        answer = read_frame(answers)
    except (OSError, EOFError) as error:
        raise ProcessGone(begun=True) from error
    done, given, told = pickle.loads(answer)  # noqa: S301 - our own process sent it
    if done:
        return given
    given.add_note(f"in a worker process:\n{told}")
    raise given


def _environment() -> dict[str, str]:
    """Let the process find the modules that this one finds.

    Of memory it takes one arena: it has two threads, of which one computes.
    """
    places = [os.path.abspath(place) for place in sys.path]  # noqa: PTH100 - "" is the current one
    return os.environ | {"PYTHONPATH": os.pathsep.join(places), "MALLOC_ARENA_MAX": "1"}


def _apart() -> dict[str, Any]:
    """Let Ctrl+C in a terminal reach this program only, not the processes that it starts."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"process_group": 0}
