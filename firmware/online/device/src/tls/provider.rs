//! What a handshake needs: random numbers that no other has, and somebody who looks at the certificate.

#![forbid(unsafe_code)]

use embedded_io_async::ErrorKind;
use embedded_tls::{Aes128GcmSha256, CryptoProvider, TlsError, TlsVerifier};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{CryptoRngCore, SeedableRng};

use super::verifier::Verifier;
use crate::host;

pub struct Provider<'a> {
    random: ChaCha20Rng,
    verifier: Verifier<'a>,
}

impl<'a> Provider<'a> {
    /// # Errors
    ///
    /// The board has no random numbers to give.
    pub fn new(issuer: &'a [u8]) -> Result<Self, ErrorKind> {
        let seed = host::random().ok_or(ErrorKind::Other)?;
        Ok(Self {
            random: ChaCha20Rng::from_seed(seed),
            verifier: Verifier::new(issuer),
        })
    }

    /// Whether the server has shown whose it is.
    pub fn verified(&self) -> Result<(), TlsError> {
        self.verifier.verified()
    }
}

impl CryptoProvider for Provider<'_> {
    type CipherSuite = Aes128GcmSha256;
    /// The gateway has no certificate of its own.
    type Signature = [u8; 0];

    fn rng(&mut self) -> impl CryptoRngCore {
        &mut self.random
    }

    fn verifier(&mut self) -> Result<&mut impl TlsVerifier<Aes128GcmSha256>, TlsError> {
        Ok(&mut self.verifier)
    }
}
