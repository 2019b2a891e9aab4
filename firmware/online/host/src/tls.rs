//! TLS in front of the server: whoever comes gets a handshake, and then the server itself.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::Context;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::version::TLS13;

use crate::certificate::Identity;

/// A record's kind, version and length.
const RECORD: usize = 5;

/// Serves until it is dropped.
pub struct Front {
    pub port: u16,
    seen: Arc<Seen>,
    _stop: oneshot::Sender<()>,
}

#[derive(Default)]
struct Seen {
    hellos: Mutex<BTreeSet<Vec<u8>>>,
    replayed: AtomicUsize,
    opened: AtomicUsize,
}

/// Shows the one certificate there is, and asks not whether its key is that of the server.
#[derive(Debug)]
struct Always(Arc<CertifiedKey>);

impl ResolvesServerCert for Always {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

impl Front {
    pub fn start(server: SocketAddr, identity: Identity) -> anyhow::Result<Self> {
        let provider = Arc::new(ring::default_provider());
        let key = provider.key_provider.load_private_key(identity.key)?;
        let shown = CertifiedKey::new(identity.chain, key);
        let config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS13])?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(Always(Arc::new(shown))));
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let port = listener.local_addr()?.port();
        let seen = Arc::new(Seen::default());
        let (stop, stopped) = oneshot::channel::<()>();
        thread::spawn({
            let seen = Arc::clone(&seen);
            move || {
                runtime.block_on(async {
                    tokio::spawn(listen(listener, server, acceptor, seen));
                    // Until the other end is dropped.
                    let _ = stopped.await;
                });
            }
        });
        Ok(Self {
            port,
            seen,
            _stop: stop,
        })
    }

    /// How many connections were turned down, since they began as an earlier one had.
    pub fn replayed(&self) -> usize {
        self.seen.replayed.load(Ordering::SeqCst)
    }

    /// How many connections the device took for good.
    pub fn opened(&self) -> usize {
        self.seen.opened.load(Ordering::SeqCst)
    }
}

async fn listen(listener: TcpListener, server: SocketAddr, acceptor: TlsAcceptor, seen: Arc<Seen>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, seen) = (acceptor.clone(), Arc::clone(&seen));
        // The device may hang up at any time; then there is nobody to tell.
        tokio::spawn(async move { serve(stream, server, acceptor, &seen).await });
    }
}

async fn serve(
    stream: TcpStream,
    server: SocketAddr,
    acceptor: TlsAcceptor,
    seen: &Seen,
) -> anyhow::Result<()> {
    stream.set_nodelay(true)?;
    let hello = hello(&stream).await?;
    let new = {
        let mut hellos = seen.hellos.lock().unwrap_or_else(PoisonError::into_inner);
        hellos.insert(hello)
    };
    if !new {
        seen.replayed.fetch_add(1, Ordering::SeqCst);
        return Ok(());
    }
    let mut tls = acceptor.accept(stream).await.context("no handshake")?;
    seen.opened.fetch_add(1, Ordering::SeqCst);
    let mut server = TcpStream::connect(server).await?;
    server.set_nodelay(true)?;
    tokio::io::copy_bidirectional(&mut tls, &mut server).await?;
    Ok(())
}

/// The first record, left where it is.
async fn hello(stream: &TcpStream) -> anyhow::Result<Vec<u8>> {
    let mut bytes = vec![0; 4096];
    loop {
        let length = stream.peek(&mut bytes).await?;
        anyhow::ensure!(length > 0, "no hello");
        if let Some([_, _, _, high, low]) = bytes.get(..RECORD.min(length)) {
            let record = RECORD + usize::from(u16::from_be_bytes([*high, *low]));
            if length >= record {
                bytes.truncate(record);
                return Ok(bytes);
            }
        }
        tokio::time::sleep(core::time::Duration::from_millis(1)).await;
    }
}
