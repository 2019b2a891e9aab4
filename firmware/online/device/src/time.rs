//! Time in milliseconds since the start, for embassy-time: the board calls [`tick`] once in each.

use core::cell::{Cell, RefCell};
use core::task::Waker;

use critical_section::Mutex;
use embassy_time_driver::Driver;
use embassy_time_queue_utils::Queue;
use embedded_hal_async::delay::DelayNs;

struct Clock {
    now: Mutex<Cell<u64>>,
    /// When the first of those who wait wants to be woken.
    next: Mutex<Cell<u64>>,
    waiting: Mutex<RefCell<Queue>>,
}

embassy_time_driver::time_driver_impl!(static CLOCK: Clock = Clock {
    now: Mutex::new(Cell::new(0)),
    next: Mutex::new(Cell::new(u64::MAX)),
    waiting: Mutex::new(RefCell::new(Queue::new())),
});

impl Driver for Clock {
    fn now(&self) -> u64 {
        critical_section::with(|cs| self.now.borrow(cs).get())
    }

    fn schedule_wake(&self, at: u64, waker: &Waker) {
        critical_section::with(|cs| {
            let mut waiting = self.waiting.borrow(cs).borrow_mut();
            if waiting.schedule_wake(at, waker) {
                let now = self.now.borrow(cs).get();
                self.next.borrow(cs).set(waiting.next_expiration(now));
            }
        });
    }
}

/// From the timer's interrupt.
pub fn tick() {
    critical_section::with(|cs| {
        let now = CLOCK.now.borrow(cs).get() + 1;
        CLOCK.now.borrow(cs).set(now);
        if now >= CLOCK.next.borrow(cs).get() {
            let next = CLOCK.waiting.borrow(cs).borrow_mut().next_expiration(now);
            CLOCK.next.borrow(cs).set(next);
        }
    });
}

/// embassy-time's delay, so many times as fast: a test has no time for an hour's pause. 1 in the field.
#[derive(Clone)]
pub struct Delay {
    pub speed: u32,
}

impl DelayNs for Delay {
    async fn delay_ns(&mut self, ns: u32) {
        embassy_time::Delay.delay_ns(ns / self.speed).await;
    }

    async fn delay_ms(&mut self, ms: u32) {
        embassy_time::Delay.delay_ms(ms / self.speed).await;
    }
}
