"""A Docker daemon for the tests: the one in ``DOCKER_HOST``, or a private one that leaves no trace.

``session_daemon()`` is what the tests use; ``python -m tests.daemon`` is the same by hand.

The private daemon runs in mount, pid, network, ipc and host name namespaces of its own, with its data on a
tmpfs inside them.  Ending one process therefore ends the daemon, its containers, mounts, bridges and firewall
rules; what remains (a folder in the temporary directory and empty cgroups) is removed by the process that
ends, or, if that one was killed as well, by the next start.
"""

from tests.daemon.box import Box, DaemonError
from tests.daemon.session import IMAGE, Daemon, session_daemon

__all__ = ["IMAGE", "Box", "Daemon", "DaemonError", "session_daemon"]
