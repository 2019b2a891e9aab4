//! A network card as embassy-net wants it. What a card has to do itself is [`Card`].

use core::task::Context;

use embassy_net_driver::{Capabilities, Driver, HardwareAddress, LinkState, RxToken, TxToken};
use embassy_sync::waitqueue::AtomicWaker;
use static_cell::ConstStaticCell;

use crate::board;

#[cfg(board = "mps2")]
pub mod lan9118;
#[cfg(board = "lm3s6965")]
pub mod stellaris;
#[cfg(board = "virt")]
pub mod virtio;

/// The longest frame, without its checksum.
pub const FRAME: usize = 1514;

pub trait Card {
    fn address(&self) -> [u8; 6];
    /// Withdraws the interrupt.
    fn acknowledge(&mut self);
    fn has_frame(&mut self) -> bool;
    /// Moves the next frame to where it is wanted; 0 for one that is too long.
    fn receive(&mut self, frame: &mut [u8; FRAME]) -> usize;
    fn can_send(&mut self) -> bool;
    fn send(&mut self, frame: &[u8]);
}

/// Wakes the network's task.
static ARRIVED: AtomicWaker = AtomicWaker::new();

/// The board calls this from the card's interrupt, and holds further ones back until [`board::listen`].
pub fn interrupt() {
    ARRIVED.wake();
}

static COMING: ConstStaticCell<[u8; FRAME]> = ConstStaticCell::new([0; FRAME]);
static GOING: ConstStaticCell<[u8; FRAME]> = ConstStaticCell::new([0; FRAME]);

/// A card with a frame that came and one that goes.
pub struct Nic<C> {
    card: C,
    coming: &'static mut [u8; FRAME],
    going: &'static mut [u8; FRAME],
}

impl<C: Card> Nic<C> {
    /// There is one.
    pub fn new(card: C) -> Self {
        Self {
            card,
            coming: COMING.take(),
            going: GOING.take(),
        }
    }
}

impl<C: Card> Driver for Nic<C> {
    type RxToken<'a>
        = Coming<'a>
    where
        C: 'a;
    type TxToken<'a>
        = Going<'a, C>
    where
        C: 'a;

    fn receive(&mut self, cx: &mut Context<'_>) -> Option<(Coming<'_>, Going<'_, C>)> {
        if !self.card.has_frame() {
            ARRIVED.register(cx.waker());
            self.card.acknowledge();
            board::listen();
            // One that came before the line above makes no interrupt any more.
            if !self.card.has_frame() {
                return None;
            }
        }
        let length = self.card.receive(self.coming);
        let frame = self.coming.get_mut(..length)?;
        let going = Going {
            card: &mut self.card,
            frame: self.going,
        };
        Some((Coming(frame), going))
    }

    fn transmit(&mut self, cx: &mut Context<'_>) -> Option<Going<'_, C>> {
        if !self.card.can_send() {
            // It soon can.
            cx.waker().wake_by_ref();
            return None;
        }
        Some(Going {
            card: &mut self.card,
            frame: self.going,
        })
    }

    fn link_state(&mut self, _: &mut Context<'_>) -> LinkState {
        LinkState::Up
    }

    fn capabilities(&self) -> Capabilities {
        let mut capabilities = Capabilities::default();
        capabilities.max_transmission_unit = FRAME;
        // Nothing is put off until the next frame comes, so one at a time.
        capabilities.max_burst_size = Some(1);
        capabilities
    }

    fn hardware_address(&self) -> HardwareAddress {
        HardwareAddress::Ethernet(self.card.address())
    }
}

pub struct Coming<'a>(&'a mut [u8]);

impl RxToken for Coming<'_> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, take: F) -> R {
        take(self.0)
    }
}

pub struct Going<'a, C> {
    card: &'a mut C,
    frame: &'a mut [u8; FRAME],
}

impl<C: Card> TxToken for Going<'_, C> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, length: usize, fill: F) -> R {
        // The stack knows the longest frame.
        let frame = &mut self.frame[..length];
        let result = fill(frame);
        self.card.send(frame);
        result
    }
}

/// The words of a frame, the last one filled up with zeros.
#[cfg(not(board = "virt"))]
fn words(frame: &[u8]) -> impl Iterator<Item = u32> {
    frame.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_le_bytes(word)
    })
}
