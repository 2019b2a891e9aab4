//! Sends pages to the device in QEMU, and holds its answers against those of this machine, which sees each page whole.

use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use chatwire::{CompactChat, Decoder, Options};
use serde_json::{Value, json};

/// The device has something to say more often.
const BOUND: Duration = Duration::from_secs(20);
/// The largest `usize` of the device.
const USIZE: usize = 65_535;

fn main() -> anyhow::Result<()> {
    let (Some(image), Some(data)) = (std::env::args().nth(1), std::env::args().nth(2)) else {
        bail!("usage: compare IMAGE TESTS/DATA");
    };
    let mut device = Device::start(&image)?;
    for page in pages(Path::new(&data))? {
        let expected = page.answers();
        let (answers, stack) = device.decode(&page).with_context(|| page.name.clone())?;
        ensure!(
            answers == expected,
            "{}: the device answers {answers:02x?}, not {expected:02x?}",
            page.name
        );
        let frames = expected.split(|byte| *byte == 0).count() - 1;
        let (name, bytes) = (&page.name, page.body.len());
        println!("avr: {name}: {bytes} bytes, {frames} answers as here, stack {stack} bytes");
    }
    Ok(())
}

struct Page {
    name: String,
    body: Vec<u8>,
    /// The most bytes that it may have.
    limit: u32,
    lenient: bool,
}

impl Page {
    fn new(name: &str, body: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            body,
            limit: u32::MAX,
            lenient: false,
        }
    }

    fn answers(&self) -> Vec<u8> {
        let options = Options::new().max_bytes(self.limit.into());
        let options = if self.lenient {
            options.lenient()
        } else {
            options
        };
        let mut decoder = Decoder::<CompactChat>::with_options(options);
        let mut answers = Vec::new();
        avr::decode(&self.body[..], &mut decoder, |frame| {
            answers.extend_from_slice(frame)
        });
        answers
    }
}

/// The pages of the tests, and some that are longer than a `usize` of the device can tell.
fn pages(data: &Path) -> anyhow::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for file in std::fs::read_dir(data)? {
        let path = file?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path.file_stem().context("a name")?.to_string_lossy();
            pages.push(Page::new(&name, std::fs::read(&path)?));
        }
    }
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    let named = |name: &str| {
        let page = pages.iter().find(|page| page.name == name);
        page.map(|page| page.body.clone()).context("no such page")
    };
    let (page, odd) = (named("page")?, named("odd")?);
    pages.push(Page {
        lenient: true,
        ..Page::new("odd, leniently", odd)
    });
    let page: Value = serde_json::from_slice(&page)?;
    let mut chats = Vec::new();
    for _ in 0..16 {
        let ten = page["response"]["chats"].as_array().context("chats")?;
        chats.extend_from_slice(ten);
    }
    // Near the end one that is rejected, and a text that is longer than any other page.
    chats[155]["created_at"] = json!("yesterday");
    chats[156]["messages"] = json!(["x".repeat(USIZE + 5000)]);
    let mut long = page;
    long["response"]["chats"] = chats.into();
    let long = long.to_string().into_bytes();
    let bad = long
        .iter()
        .rposition(|byte| *byte == b':')
        .context("a colon")?;
    ensure!(bad > 2 * USIZE, "the page is not long enough");
    let mut broken = long.clone();
    broken[bad] = b';';
    let limited = Page {
        limit: USIZE as u32 + 1000,
        ..Page::new("a long page, over the limit", long.clone())
    };
    let cut = Page::new("a long page, cut", long[..bad].to_vec());
    pages.extend([
        Page::new("a long page", long),
        Page::new("a long page, broken", broken),
    ]);
    pages.extend([limited, cut]);
    Ok(pages)
}

struct Device {
    qemu: Child,
    input: Sender<Vec<u8>>,
    output: Receiver<u8>,
}

impl Device {
    fn start(image: &str) -> anyhow::Result<Self> {
        let mut qemu = Command::new("qemu-system-avr")
            .args(["-M", "mega2560", "-display", "none"])
            .args(["-monitor", "none", "-serial", "stdio", "-bios", image])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("qemu-system-avr is missing: apt install qemu-system-misc")?;
        let mut stdin = qemu.stdin.take().context("a pipe")?;
        let stdout = qemu.stdout.take().context("a pipe")?;
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let sent = |byte| sender.send(byte).is_ok();
            // Ends with either side.
            BufReader::new(stdout)
                .bytes()
                .map_while(Result::ok)
                .all(sent)
        });
        let (input, bodies) = mpsc::channel::<Vec<u8>>();
        thread::spawn(move || {
            let mut sent = |body: Vec<u8>| stdin.write_all(&body).and_then(|()| stdin.flush());
            bodies.into_iter().all(|body| sent(body).is_ok())
        });
        Ok(Self {
            qemu,
            input,
            output,
        })
    }

    /// The answers, and how deep the stack went.
    fn decode(&mut self, page: &Page) -> anyhow::Result<(Vec<u8>, u16)> {
        let head = [page.body.len() as u32, page.limit].map(u32::to_le_bytes);
        let message = [&head.concat()[..], &[page.lenient.into()][..], &page.body].concat();
        self.input.send(message)?;
        let mut answers = Vec::new();
        // An empty one comes after the last.
        while !answers.ends_with(&[0, 0]) && answers != [0] {
            answers.push(self.receive()?);
        }
        answers.pop();
        let stack = u16::from_le_bytes([self.receive()?, self.receive()?]);
        Ok((answers, stack))
    }

    fn receive(&self) -> anyhow::Result<u8> {
        self.output.recv_timeout(BOUND).context("no answer")
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.qemu.kill();
        let _ = self.qemu.wait();
    }
}
