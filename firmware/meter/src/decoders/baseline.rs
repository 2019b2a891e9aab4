//! Decodes nothing: one record of which the compiler knows nothing stands for all.

use crate::Job;
use crate::record::{Chat, empty};
use core::hint::black_box;

pub fn decode(Job { page, .. }: &Job<'_>, mut taken: impl FnMut(&Chat)) -> bool {
    black_box(page);
    taken(black_box(&empty()));
    true
}
