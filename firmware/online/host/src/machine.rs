//! A device: an image in QEMU, with its network, its UART, its log and its store.

use std::io::{ErrorKind, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::plan::{Plan, Site};

/// QEMU connects at once, unless it does not start.
const STARTS_WITHIN: Duration = Duration::from_secs(10);

/// The command that emulates machine `name`; the network has the id `net`.
fn emulator(name: &str) -> anyhow::Result<(&'static str, &'static [&'static str])> {
    Ok(match name {
        "m3" => (
            "qemu-system-arm",
            &["-M", "lm3s6965evb", "-nic", "user,id=net,model=stellaris"],
        ),
        "m4" => (
            "qemu-system-arm",
            &["-M", "mps2-an386", "-nic", "user,id=net"],
        ),
        "rv32" => (
            "qemu-system-riscv32",
            &[
                "-M",
                "virt",
                "-bios",
                "none",
                "-global",
                "virtio-mmio.force-legacy=false",
                "-netdev",
                "user,id=net",
                "-device",
                "virtio-net-device,netdev=net",
            ],
        ),
        _ => bail!("no machine '{name}': m3, m4 or rv32"),
    })
}

pub struct Machine {
    qemu: Child,
    uart: UnixStream,
    log: UnixStream,
}

impl Machine {
    /// Switches a device on. Its store is all that it has of its life before.
    pub fn start(plan: &Plan, site: &Site) -> anyhow::Result<Self> {
        let (program, arguments) = emulator(&plan.machine)?;
        let sockets = tempfile::tempdir()?;
        let path = sockets.path().join("uart");
        let uart = UnixListener::bind(&path)?;
        uart.set_nonblocking(true)?;
        let chardev = format!("socket,id=uart,path={}", path.display());
        let (log, stdout) = UnixStream::pair()?;
        log.set_nonblocking(true)?;
        let mut semihosting = "enable=on,target=native,arg=gateway".to_string();
        for setting in &site.settings {
            // QEMU takes a comma for the end, unless it is doubled.
            semihosting += &format!(",arg={}", setting.replace(',', ",,"));
        }
        let capture = format!(
            "filter-dump,id=dump,netdev=net,file={}",
            site.capture().display()
        );
        let mut qemu = Command::new(program)
            .args(arguments)
            .args(["-display", "none", "-monitor", "none", "-chardev", &chardev])
            .args(["-serial", "chardev:uart"])
            .args(["-semihosting-config", &semihosting, "-object", &capture])
            .arg("-kernel")
            .arg(&plan.image)
            // Semihosting's files are here.
            .current_dir(site.store())
            .stdin(Stdio::null())
            // Semihosting's output, the log.
            .stdout(OwnedFd::from(stdout))
            // "Slirp: Failed to send packet" and the like say nothing of the device.
            .stderr(if std::env::var_os("QEMU_STDERR").is_some() {
                Stdio::inherit()
            } else {
                Stdio::null()
            })
            .spawn()
            .with_context(|| {
                format!("{program} is missing: apt install qemu-system-arm qemu-system-misc")
            })?;
        match accept(&uart, &mut qemu) {
            Ok(uart) => Ok(Self { qemu, uart, log }),
            Err(error) => {
                let _ = qemu.kill();
                let _ = qemu.wait();
                Err(error)
            }
        }
    }

    /// What has come on the log and then on the UART, so that the UART is never behind. Waits a little for it.
    pub fn listen(&mut self, log: &mut Vec<u8>, uart: &mut Vec<u8>) -> anyhow::Result<()> {
        let mut lives = take(&mut self.log, log)?;
        lives &= take(&mut self.uart, uart)?;
        if !lives {
            bail!("the device stopped: {}", self.qemu.wait()?);
        }
        if log.is_empty() && uart.is_empty() {
            thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// The power fails. What had left the device by then arrives.
    pub fn cut_power(mut self) -> anyhow::Result<Vec<u8>> {
        self.qemu.kill()?;
        self.qemu.wait()?;
        let mut rest = Vec::new();
        take(&mut self.uart, &mut rest)?;
        Ok(rest)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.qemu.kill();
        let _ = self.qemu.wait();
    }
}

fn accept(listener: &UnixListener, qemu: &mut Child) -> anyhow::Result<UnixStream> {
    let started = Instant::now();
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                stream.set_nonblocking(true)?;
                return Ok(stream);
            }
            Err(error) if error.kind() != ErrorKind::WouldBlock => return Err(error.into()),
            Err(_) => {}
        }
        if let Some(status) = qemu.try_wait()? {
            bail!("QEMU did not start: {status}; it says why with QEMU_STDERR=1");
        }
        if started.elapsed() > STARTS_WITHIN {
            bail!("QEMU does not connect");
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// All that is there. Says whether there may be more.
fn take(stream: &mut UnixStream, bytes: &mut Vec<u8>) -> anyhow::Result<bool> {
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return Ok(false),
            Ok(length) => bytes.extend_from_slice(&buffer[..length]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(true),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
}
