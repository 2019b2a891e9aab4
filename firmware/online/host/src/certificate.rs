//! The certificates that the server shows: a good one, and all that a device has to turn down.

use anyhow::Context;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use time::{Duration, OffsetDateTime};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// Whom the device means to talk to.
pub const NAME: &str = "chats.acme.example";

macro_rules! shown {
    ($($(#[doc = $what:literal])+ $shown:ident = $name:literal,)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Shown {
            $($(#[doc = $what])+ $shown,)+
        }

        impl Shown {
            pub const ALL: &[Self] = &[$(Self::$shown),+];

            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$shown => $name,)+
                }
            }
        }
    };
}

shown! {
    /// as it should be
    Good = "good",
    /// signed by an authority that the device does not know
    OtherAuthority = "other-authority",
    /// signed by one of the same name, but with another key
    Namesake = "namesake",
    /// the server signed it itself
    SelfSigned = "self-signed",
    /// for another server
    OtherName = "other-name",
    /// for all servers under the name
    BelowName = "below-name",
    /// signed with the key of another server, whose own certificate follows
    ThroughLeaf = "through-leaf",
    /// over since yesterday
    Expired = "expired",
    /// from tomorrow on
    NotYet = "not-yet",
    /// the good one, but the server has another key
    OtherKey = "other-key",
}

/// What the server shows, and what it signs with.
pub struct Identity {
    pub chain: Vec<CertificateDer<'static>>,
    pub key: PrivateKeyDer<'static>,
}

/// The authority that the device knows.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// Its certificate, as the device has it.
    pub certificate: Vec<u8>,
}

impl Authority {
    pub fn new(name: &str) -> anyhow::Result<Self> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let certificate = params.self_signed(&key)?.der().to_vec();
        Ok(Self {
            issuer: Issuer::new(params, key),
            certificate,
        })
    }

    pub fn show(&self, shown: Shown) -> anyhow::Result<Identity> {
        let key = KeyPair::generate()?;
        let now = OffsetDateTime::now_utc();
        let day = Duration::DAY;
        let good = || server(NAME, now - day, now + day);
        let chain = match shown {
            Shown::Good | Shown::OtherKey => vec![good()?.signed_by(&key, &self.issuer)?],
            Shown::OtherAuthority => vec![good()?.signed_by(&key, &Self::new("Other")?.issuer)?],
            Shown::Namesake => vec![good()?.signed_by(&key, &Self::new("Acme")?.issuer)?],
            Shown::SelfSigned => vec![good()?.self_signed(&key)?],
            Shown::OtherName => {
                let params = server("chats.example", now - day, now + day)?;
                vec![params.signed_by(&key, &self.issuer)?]
            }
            Shown::BelowName => {
                let params = server("*.chats.acme.example", now - day, now + day)?;
                vec![params.signed_by(&key, &self.issuer)?]
            }
            Shown::ThroughLeaf => {
                let other_key = KeyPair::generate()?;
                let params = server("chats.example", now - day, now + day)?;
                let other = params.signed_by(&other_key, &self.issuer)?;
                let forged = good()?.signed_by(&key, &Issuer::new(params, other_key))?;
                vec![forged, other]
            }
            Shown::Expired => {
                vec![server(NAME, now - 9 * day, now - day)?.signed_by(&key, &self.issuer)?]
            }
            Shown::NotYet => {
                vec![server(NAME, now + day, now + 9 * day)?.signed_by(&key, &self.issuer)?]
            }
        };
        let key = match shown {
            Shown::OtherKey => KeyPair::generate()?,
            _ => key,
        };
        Ok(Identity {
            chain: chain.iter().map(|one| one.der().clone()).collect(),
            key: PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der())),
        })
    }
}

fn server(
    name: &str,
    from: OffsetDateTime,
    to: OffsetDateTime,
) -> anyhow::Result<CertificateParams> {
    let mut params = CertificateParams::new([name.to_string()]).context("a name")?;
    params.not_before = from;
    params.not_after = to;
    params.distinguished_name.push(DnType::CommonName, name);
    Ok(params)
}
