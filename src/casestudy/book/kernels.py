"""Kernels that are spoken to through files of this machine, not through its ports."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import zmq
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: What pyproject.toml calls the provisioner for Jupyter.
_NAME: Final = "casestudy-sockets"

#: How many bytes longer than their common part the sockets' names are: ``-1`` to ``-5``.
_NUMBER: Final = 2


class SocketProvisioner(LocalProvisioner):
    """Starts kernels that listen on Unix sockets, but not on Windows.

    Two builds at a time cannot take a port from each other then, nobody else on the machine can
    listen, and ipykernel has nothing to warn of. Jupyter names no other way to choose this for
    kernels that somebody else's code starts.
    """

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose the sockets of a kernel; elsewhere, or where names get too long, ports stay."""
        place = Path(tempfile.gettempdir(), f"kernel-{self.kernel_id}")
        length = len(os.fsencode(place)) + _NUMBER
        possible = os.name == "posix" and zmq.has("ipc") and length < zmq.IPC_PATH_MAX_LEN
        if self.parent and possible:
            self.parent.transport, self.parent.ip = "ipc", str(place)
        return await super().pre_launch(**kwargs)


def use_sockets(_app: Sphinx, _config: Config) -> None:
    """Let the kernels that this build starts listen on sockets; for ``config-inited``.

    An environment that was made before the package named the provisioner keeps ports.
    """
    factory = KernelProvisionerFactory.instance()
    if _NAME in factory.get_provisioner_entries():
        factory.default_provisioner_name = _NAME
