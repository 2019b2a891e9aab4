//! ARM's MPS2 board with the image AN386: a Cortex-M4F and a LAN9118 network card.

use crate::card::{Nic, lan9118::Lan9118};
use crate::registers::Registers;

#[path = "cortex_m.rs"]
mod cortex_m;

pub use cortex_m::{entry, sleep};

pub type Card = Nic<Lan9118>;

const CORE_HZ: u32 = 25_000_000;
const ETHERNET: cortex_m::Line = cortex_m::Line(13);

/// Gives the peripherals that the program uses; to be called once.
pub fn start() -> (Card, Uart) {
    cortex_m::start(CORE_HZ);
    // SAFETY: the addresses of the application note; nothing else uses them.
    let [ethernet, uart] =
        unsafe { [0x4020_0000, 0x4000_4000].map(|address| Registers::at(address)) };
    // 115,200 baud, and it sends.
    uart.write(0x10, CORE_HZ / 115_200);
    uart.write(0x08, 1);
    (Nic::new(Lan9118::start(ethernet)), Uart(uart))
}

/// Lets the card interrupt again.
pub fn listen() {
    cortex_m::listen(ETHERNET);
}

fn ethernet() {
    cortex_m::interrupt(ETHERNET);
}

/// CMSDK UART.
pub struct Uart(Registers);

impl Uart {
    pub fn send(&mut self, byte: u8) {
        // Until its buffer is empty.
        while self.0.read(0x04) & 1 != 0 {}
        self.0.write(0x00, byte.into());
    }
}

/// Nothing else is let through.
#[unsafe(link_section = ".vector_table.interrupts")]
#[unsafe(no_mangle)]
static __INTERRUPTS: [fn(); 14] = [ethernet; 14];
