//! What was on the wire: whether the device closes its connections.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use etherparse::{NetSlice, SlicedPacket, TransportSlice};
use pcap_file::pcap::PcapReader;

/// How the device's connections ended.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// With a FIN of the device.
    pub closed: usize,
    /// With a reset of the device, after a FIN or without one.
    pub reset: usize,
    /// With neither.
    pub open: usize,
}

/// Reads the file that QEMU's filter-dump wrote; `port` is the server's.
pub fn ends(capture: &Path, port: u16) -> anyhow::Result<Ends> {
    let mut reader = PcapReader::new(File::open(capture)?)?;
    // By the device's port: whether there was a FIN, and whether there was a reset.
    let mut connections: BTreeMap<u16, (bool, bool)> = BTreeMap::new();
    let mut ends = Ends::default();
    while let Some(packet) = reader.next_packet() {
        // The last one may be cut off where the power failed.
        let Ok(packet) = packet else { break };
        let Ok(packet) = SlicedPacket::from_ethernet(&packet.data) else {
            continue;
        };
        let (Some(NetSlice::Ipv4(_)), Some(TransportSlice::Tcp(tcp))) =
            (&packet.net, &packet.transport)
        else {
            continue;
        };
        if tcp.destination_port() != port {
            continue;
        }
        let device = tcp.source_port();
        if tcp.syn()
            && let Some(before) = connections.insert(device, (false, false))
            && before != (false, false)
        {
            // The port was used before.
            ends.count(before);
        }
        if let Some((fin, reset)) = connections.get_mut(&device) {
            *fin |= tcp.fin();
            *reset |= tcp.rst();
        }
    }
    connections.into_values().for_each(|end| ends.count(end));
    Ok(ends)
}

impl Ends {
    fn count(&mut self, end: (bool, bool)) {
        match end {
            (_, true) => self.reset += 1,
            (true, false) => self.closed += 1,
            (false, false) => self.open += 1,
        }
    }

    pub fn add(&mut self, other: &Self) {
        self.closed += other.closed;
        self.reset += other.reset;
        self.open += other.open;
    }
}
