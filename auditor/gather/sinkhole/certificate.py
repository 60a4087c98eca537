"""The sinkhole's certificate: made at start, trusted by its key alone, gone when the audit ends."""

import base64
import datetime as dt
import hashlib
import secrets
import ssl
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
)

_LIFETIME = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A TLS server's context, and the hash by which a browser is told to trust it.

    `spki` is base64(SHA-256(SubjectPublicKeyInfo)), the form that Chromium's
    `--ignore-certificate-errors-spki-list` takes (services/network/public/cpp/network_switches.cc,
    2026): it waives every fault of a certificate with that key, the name's included, and of no other.
    """

    context: ssl.SSLContext
    spki: str


def self_signed(name: str) -> Certificate:
    """A fresh key and a certificate for it, in memory.

    Args:
        name: what the certificate calls itself; no client checks it.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # A machine whose clock was just set back must not make the certificate one of the future.
        .not_valid_before(now - _LIFETIME)
        .not_valid_after(now + _LIFETIME)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Certificate(
        context=_server_context(certificate, key),
        spki=base64.b64encode(hashlib.sha256(public).digest()).decode("ascii"),
    )


def _server_context(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> ssl.SSLContext:
    """A server's context; `ssl` reads keys from files only, so one exists for a moment, encrypted."""
    passphrase = secrets.token_urlsafe(32)
    pem = certificate.public_bytes(Encoding.PEM) + key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode("ascii"))
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        file = Path(folder, "sinkhole.pem")
        file.write_bytes(pem)
        context.load_cert_chain(file, password=passphrase)
    return context
