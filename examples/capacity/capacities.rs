//! The capacities of a field's type.

use chatwire::heapless::{String, Vec};
use chatwire::{Asset, Channel, ChatStatus, Id, Timestamp};

use crate::extent::Extent;

/// For each field of the wire that is in one: that of the type, if it has one, and those of the fields in it.
pub trait Capacities {
    const ALL: &'static [Option<Extent>];
}

pub fn of<T: Capacities>(_: &T) -> &'static [Option<Extent>] {
    T::ALL
}

impl<T: Capacities> Capacities for Option<T> {
    const ALL: &'static [Option<Extent>] = T::ALL;
}

impl<const N: usize> Capacities for Id<N> {
    const ALL: &'static [Option<Extent>] = &[Some(Extent::text(N))];
}

impl<const N: usize> Capacities for String<N> {
    const ALL: &'static [Option<Extent>] = &[Some(Extent::text(N))];
}

impl<const N: usize, const M: usize> Capacities for Vec<String<N>, M> {
    const ALL: &'static [Option<Extent>] = &[Some(Extent::texts(M, N))];
}

impl<const ID: usize, const NAME: usize> Capacities for Asset<ID, NAME> {
    const ALL: &'static [Option<Extent>] =
        &[None, Some(Extent::text(ID)), Some(Extent::text(NAME))];
}

impl Capacities for Timestamp {
    const ALL: &'static [Option<Extent>] = &[None];
}

impl Capacities for ChatStatus {
    const ALL: &'static [Option<Extent>] = &[None];
}

impl Capacities for Channel {
    const ALL: &'static [Option<Extent>] = &[None];
}
