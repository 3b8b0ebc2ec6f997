"""A process that forwards connections to another port of this machine, until it is killed."""

import socket
from contextlib import suppress
from threading import Thread


def relay(port: int, target: int) -> None:
    listening = socket.create_server(("127.0.0.1", port))
    while True:
        near, _ = listening.accept()
        far = socket.create_connection(("127.0.0.1", target))
        for source, sink in ((near, far), (far, near)):
            Thread(target=_forward, args=(source, sink), daemon=True).start()


def _forward(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
