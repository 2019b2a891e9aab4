//! The virtio network card of QEMU's `virt`, by the crate `virtio-drivers`. It reads and writes frames in RAM itself.

use core::cell::UnsafeCell;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};

use static_cell::ConstStaticCell;
use virtio_drivers::device::net::VirtIONetRaw;
use virtio_drivers::transport::mmio::{MmioTransport, VirtIOHeader};
use virtio_drivers::transport::{DeviceType, Transport};
use virtio_drivers::{BufferDirection, Hal, PAGE_SIZE, PhysAddr};

use super::{Card, FRAME};

/// Frames that may come while one is looked at.
const QUEUE: usize = 4;
/// The card puts a header of its own before each.
const BUFFER: usize = 1536;
/// Two for each of the two queues.
const PAGES: usize = 4;

#[repr(C, align(4096))]
struct Pages(UnsafeCell<[u8; PAGES * PAGE_SIZE]>);

// SAFETY: each page is handed out once.
unsafe impl Sync for Pages {}

static POOL: Pages = Pages(UnsafeCell::new([0; PAGES * PAGE_SIZE]));
static TAKEN: AtomicUsize = AtomicUsize::new(0);

/// Memory is where it is: there is no address translation.
pub struct Memory;

// SAFETY: pages come from a static, zeroed, aligned, each once; addresses of the program are those of the card.
unsafe impl Hal for Memory {
    fn dma_alloc(pages: usize, _: BufferDirection) -> (PhysAddr, NonNull<u8>) {
        let first = TAKEN.load(Ordering::Relaxed);
        assert!(first + pages <= PAGES, "the card wants more pages");
        TAKEN.store(first + pages, Ordering::Relaxed);
        let start = POOL.0.get().cast::<u8>();
        // SAFETY: within the pool, as was looked at.
        let page = unsafe { NonNull::new_unchecked(start.add(first * PAGE_SIZE)) };
        (page.as_ptr() as PhysAddr, page)
    }

    unsafe fn dma_dealloc(_: PhysAddr, _: NonNull<u8>, _: usize) -> i32 {
        // The card is never given up.
        -1
    }

    unsafe fn mmio_phys_to_virt(address: PhysAddr, _: usize) -> NonNull<u8> {
        NonNull::new(address as usize as *mut u8).expect("registers are not at 0")
    }

    unsafe fn share(buffer: NonNull<[u8]>, _: BufferDirection) -> PhysAddr {
        buffer.cast::<u8>().as_ptr() as PhysAddr
    }

    unsafe fn unshare(_: PhysAddr, _: NonNull<[u8]>, _: BufferDirection) {}
}

pub struct Virtio {
    card: VirtIONetRaw<Memory, MmioTransport<'static>, QUEUE>,
    coming: &'static mut [[u8; BUFFER]; QUEUE],
    going: &'static mut [u8; BUFFER],
    /// The frame that the card has not sent yet, and its length in the buffer.
    sending: Option<(u16, usize)>,
}

impl Virtio {
    /// The first network card among `slots` places, so many bytes apart.
    ///
    /// # Safety
    ///
    /// There are virtio registers in those places, and nobody else uses them.
    pub unsafe fn find(first: usize, apart: usize, slots: usize) -> Option<Self> {
        static COMING: ConstStaticCell<[[u8; BUFFER]; QUEUE]> =
            ConstStaticCell::new([[0; BUFFER]; QUEUE]);
        static GOING: ConstStaticCell<[u8; BUFFER]> = ConstStaticCell::new([0; BUFFER]);
        let transport = (0..slots).find_map(|slot| {
            let header = NonNull::new((first + slot * apart) as *mut VirtIOHeader)?;
            // SAFETY: as promised.
            let transport = unsafe { MmioTransport::new(header, apart) }.ok()?;
            (transport.device_type() == DeviceType::Network).then_some(transport)
        })?;
        let mut found = Self {
            card: VirtIONetRaw::new(transport).ok()?,
            coming: COMING.take(),
            going: GOING.take(),
            sending: None,
        };
        for buffer in found.coming.iter_mut() {
            // SAFETY: the buffers are static, and one is looked at only after the card has handed it back.
            unsafe { found.card.receive_begin(buffer) }.ok()?;
        }
        found.card.enable_interrupts();
        Some(found)
    }
}

impl Card for Virtio {
    fn address(&self) -> [u8; 6] {
        self.card.mac_address()
    }

    fn acknowledge(&mut self) {
        self.card.ack_interrupt();
    }

    fn has_frame(&mut self) -> bool {
        self.card.poll_receive().is_some()
    }

    fn receive(&mut self, frame: &mut [u8; FRAME]) -> usize {
        let Some(token) = self.card.poll_receive() else {
            return 0;
        };
        // Buffer and token have the same number: each is queued again as soon as it is empty.
        let buffer = &mut self.coming[usize::from(token) % QUEUE];
        // SAFETY: the buffer that was queued with this token.
        let Ok((header, length)) = (unsafe { self.card.receive_complete(token, buffer) }) else {
            return 0;
        };
        let came = buffer.get(header..header + length);
        let taken = match came.filter(|came| came.len() <= FRAME) {
            Some(came) => {
                frame[..length].copy_from_slice(came);
                length
            }
            None => 0,
        };
        // SAFETY: as in `find`. The card's queue has room for it again.
        let again = unsafe { self.card.receive_begin(buffer) };
        assert_eq!(again, Ok(token), "a buffer has another token");
        taken
    }

    fn can_send(&mut self) -> bool {
        let Some((token, length)) = self.sending else {
            return true;
        };
        if self.card.poll_transmit() != Some(token) {
            return false;
        }
        // SAFETY: what was handed over with this token.
        let _ = unsafe { self.card.transmit_complete(token, &self.going[..length]) };
        self.sending = None;
        true
    }

    fn send(&mut self, frame: &[u8]) {
        while !self.can_send() {}
        let Ok(header) = self.card.fill_buffer_header(self.going) else {
            return;
        };
        let length = header + frame.len();
        self.going[header..length].copy_from_slice(frame);
        // SAFETY: the buffer is static, and is not touched until `can_send` has it back.
        let token = unsafe { self.card.transmit_begin(&self.going[..length]) };
        self.sending = token.ok().map(|token| (token, length));
    }
}
