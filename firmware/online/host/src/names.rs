//! A name server that knows one name. QEMU passes the device's questions on to the name server of `/etc/resolv.conf`:
//! `run --names` makes a file that only QEMU sees, with this one in it.

use std::net::{Ipv4Addr, UdpSocket};
use std::thread;

use anyhow::Context;

/// QEMU asks at no other.
const PORT: u16 = 53;
/// Before the question: a number, flags, and how many questions and answers there are.
const HEADER: usize = 12;

/// Answers at `address`, with `host` where `name` is asked for, and else that there is no such name, until the program
/// ends.
pub fn serve(address: Ipv4Addr, name: &str, host: Ipv4Addr) -> anyhow::Result<()> {
    let socket = UdpSocket::bind((address, PORT)).context("no name server, which needs root")?;
    let known = labels(name);
    thread::spawn(move || {
        let mut question = [0; 512];
        while let Ok((length, asker)) = socket.recv_from(&mut question) {
            let answer = answer(&question[..length], &known, host);
            if let Some(answer) = answer {
                // Who does not get it asks again.
                let _ = socket.send_to(&answer, asker);
            }
        }
    });
    Ok(())
}

/// A name as it stands in a message: each label after its length.
fn labels(name: &str) -> Vec<u8> {
    let labels = name
        .split('.')
        .flat_map(|label| [&[label.len() as u8], label.as_bytes()].concat());
    labels.chain([0]).collect()
}

fn answer(question: &[u8], known: &[u8], host: Ipv4Addr) -> Option<Vec<u8>> {
    let number = question.get(..2)?;
    let asked = question.get(HEADER..)?;
    // An address of IPv4 on the internet.
    let yes = asked.strip_prefix(known) == Some(&[0, 1, 0, 1]);
    let flags = if yes { [0x81, 0x80] } else { [0x81, 0x83] };
    let mut answer = [number, &flags, &[0, 1, 0, u8::from(yes), 0, 0, 0, 0], asked].concat();
    if yes {
        // The name of the question, for a minute.
        answer.extend([0xc0, HEADER as u8, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]);
        answer.extend(host.octets());
    }
    Some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_has_an_address_and_no_other_has() {
        let question = |name: &str| {
            let head = [7, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
            [&head[..], &labels(name), &[0, 1, 0, 1]].concat()
        };
        let known = labels("a.example");
        let host = Ipv4Addr::new(10, 0, 2, 2);
        let yes = answer(&question("a.example"), &known, host).unwrap();
        assert!(yes.starts_with(&[7, 9, 0x81, 0x80]) && yes.ends_with(&[0, 4, 10, 0, 2, 2]));
        let no = answer(&question("b.example"), &known, host).unwrap();
        assert_eq!((&no[..4], no[7]), (&[7, 9, 0x81, 0x83][..], 0));
    }
}
