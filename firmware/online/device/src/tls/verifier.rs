//! Looks at the server's certificate: it has to be signed by the one authority that counts, by no other between, for the
//! server's name, and for today; and the server has to have its key.

#![forbid(unsafe_code)]

use embedded_tls::pki::CertVerifier;
use embedded_tls::{
    Aes128GcmSha256, Certificate, CertificateRef, CertificateVerifyRef, Sha256, TlsClock, TlsError,
    TlsVerifier,
};

use crate::host;

/// Room for the server's certificate and what the server sends after it.
const CHAIN: usize = 4096;

/// The board's clock. Where it has none, there is nothing to go by.
struct Clock;

impl TlsClock for Clock {
    fn now() -> Option<u64> {
        host::unix_seconds()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    Certificate,
    /// And that the server has its key.
    Signature,
}

pub struct Verifier<'a> {
    inner: CertVerifier<'a, Aes128GcmSha256, Clock, CHAIN>,
    seen: Seen,
}

impl<'a> Verifier<'a> {
    pub fn new(issuer: &'a [u8]) -> Self {
        Self {
            inner: CertVerifier::new(Certificate::X509(issuer)),
            seen: Seen::Nothing,
        }
    }

    /// embedded-tls does not mind a handshake without a certificate.
    pub fn verified(&self) -> Result<(), TlsError> {
        match self.seen {
            Seen::Signature => Ok(()),
            Seen::Nothing | Seen::Certificate => Err(TlsError::InvalidCertificate),
        }
    }
}

impl TlsVerifier<Aes128GcmSha256> for Verifier<'_> {
    fn set_hostname_verification(&mut self, hostname: &str) -> Result<(), TlsError> {
        TlsVerifier::set_hostname_verification(&mut self.inner, hostname)
    }

    /// What follows the server's own certificate is left out: embedded-tls takes any of them for an authority, though it
    /// be one of a server.
    fn verify_certificate(
        &mut self,
        transcript: &Sha256,
        mut chain: CertificateRef<'_>,
    ) -> Result<(), TlsError> {
        if self.seen != Seen::Nothing {
            return Err(TlsError::InvalidHandshake);
        }
        // Without a clock it would take an expired one.
        Clock::now().ok_or(TlsError::InvalidCertificate)?;
        chain.entries.truncate(1);
        if chain.entries.is_empty() {
            return Err(TlsError::InvalidCertificate);
        }
        self.inner.verify_certificate(transcript, chain)?;
        self.seen = Seen::Certificate;
        Ok(())
    }

    /// embedded-tls panics where this comes first.
    fn verify_signature(&mut self, verify: CertificateVerifyRef<'_>) -> Result<(), TlsError> {
        if self.seen != Seen::Certificate {
            return Err(TlsError::InvalidHandshake);
        }
        self.inner.verify_signature(verify)?;
        self.seen = Seen::Signature;
        Ok(())
    }
}
