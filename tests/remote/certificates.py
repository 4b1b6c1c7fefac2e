"""A CA, a daemon's and clients' certificates, made by openssl as the guide does it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "remote.md"


def run_guide(folder: Path) -> None:
    """Run the commands of the guide that make the CA, the daemon's and the client's certificates."""
    section = GUIDE.read_text().partition("## Make the certificates")[2].partition("\n## ")[0]
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", section, re.DOTALL))
    assert "openssl" in commands
    subprocess.run(["sh", "-eux"], input=commands.encode(), cwd=folder, check=True)


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
