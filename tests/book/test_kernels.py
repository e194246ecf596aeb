"""Kernels on sockets: they answer, warn of nothing, and leave nothing behind."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client import BlockingKernelClient, KernelManager
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from casestudy.book.kernels import use_sockets


@pytest.fixture(autouse=True)
def chosen() -> Iterator[None]:
    factory = KernelProvisionerFactory.instance()
    before = factory.default_provisioner_name
    use_sockets(None, None)
    yield
    factory.default_provisioner_name = before


def answer(client: BlockingKernelClient) -> str:
    replies: list[str] = []
    client.execute_interactive(
        "print('答')", timeout=60, output_hook=lambda each: replies.append(each["content"]["text"])
        if each["msg_type"] == "stream" else None,
    )  # fmt: skip
    return "".join(replies)


def stop(manager: KernelManager, client: BlockingKernelClient) -> None:
    client.stop_channels()
    manager.shutdown_kernel()


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short name, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def test_a_kernel_answers_through_sockets_that_go_with_it(
    short: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(short))
    manager, client = start_new_kernel()
    assert (manager.transport, answer(client)) == ("ipc", "答\n")
    assert len(list(short.glob("kernel-*"))) == 5
    stop(manager, client)
    assert not list(short.glob("kernel-*"))
    assert capfd.readouterr().err == ""


def test_a_kernel_keeps_ports_where_a_socket_s_name_would_be_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "long" / ("x" * 60)
    deep.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    manager, client = start_new_kernel()
    assert (manager.transport, answer(client)) == ("tcp", "答\n")
    stop(manager, client)
