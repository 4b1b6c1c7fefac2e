"""A CA, a daemon's and clients' certificates, made by openssl."""

from __future__ import annotations

import subprocess
from pathlib import Path


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_key(folder: Path, name: str) -> None:
    openssl(folder, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", f"{name}.pem")


def make_ca(folder: Path, name: str = "ca") -> None:
    """`NAME.pem` and `NAME-key.pem`."""
    make_key(folder, f"{name}-key")
    openssl(
        folder,
        *("req", "-x509", "-new", "-key", f"{name}-key.pem", "-sha256", "-days", "30"),
        *("-subj", f"/CN={name}", "-out", f"{name}.pem"),
    )


def make_certificate(
    folder: Path, name: str, usage: str, *, names: str = "", ca: str = "ca", expired: bool = False
) -> None:
    """`NAME.pem` and `NAME-key.pem`, signed by a CA, for servers or clients."""
    make_key(folder, f"{name}-key")
    openssl(
        folder,
        *("req", "-new", "-key", f"{name}-key.pem", "-subj", f"/CN={name}", "-out", f"{name}.csr"),
    )
    extensions = f"extendedKeyUsage={usage}\n" + (f"subjectAltName={names}\n" if names else "")
    (folder / f"{name}.ext").write_text(extensions)
    days = "-1" if expired else "30"
    openssl(
        folder,
        *("x509", "-req", "-in", f"{name}.csr", "-CA", f"{ca}.pem", "-CAkey", f"{ca}-key.pem"),
        *("-CAcreateserial", "-sha256", "-days", days, "-extfile", f"{name}.ext"),
        *("-out", f"{name}.pem"),
    )
