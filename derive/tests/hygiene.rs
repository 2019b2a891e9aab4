//! Derived code stands beside whatever names the user has, and gives no warning.
#![no_implicit_prelude]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused_qualifications
)]
#![deny(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use ::chatwire::record::Altered;
use ::chatwire_derive::{Record, ValueEnum};

/// Types that have the names of others.
pub mod names {
    use super::{Altered, Record, ValueEnum};

    /// No result.
    #[derive(::core::fmt::Debug, Record)]
    pub struct Result {
        /// Not the path to a field.
        pub path: u8,
        /// Not what is put.
        pub input: ::chatwire::heapless::Vec<u8, 4>,
        /// Not `self`.
        pub self_: bool,
    }

    /// No option.
    #[derive(::core::fmt::Debug, Record)]
    pub struct Option(::core::option::Option<u8>);

    /// No outcome.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ValueEnum)]
    pub enum Outcome {
        /// Not `Option::Some`.
        Some,
        /// Not `Option::None`.
        None,
        /// Not `Result::Ok`.
        Ok,
        /// What else there is.
        #[record(other)]
        Err,
    }

    /// No vector.
    #[derive(::core::fmt::Debug, Record)]
    pub struct Vec {
        /// Not the trait.
        #[record(rename = "Self")]
        pub value: Outcome,
    }

    /// No trait.
    #[derive(::core::fmt::Debug, Record)]
    pub struct Value(u32);

    /// No input.
    #[derive(::core::fmt::Debug, Record)]
    #[record(element = "input", list = "inputs")]
    pub struct Input {
        /// Of our own type.
        pub result: Result,
        /// Of our own type.
        pub option: Option,
        /// Of our own type.
        pub vec: Vec,
        /// Of our own type.
        pub value: Value,
        /// What was altered.
        pub altered: Altered<Self>,
    }

    /// No record.
    #[derive(::core::fmt::Debug, Record)]
    #[record(envelope)]
    pub struct Object {
        /// The list.
        pub records: ::chatwire::List,
        /// What was altered.
        pub table: Altered<Self>,
    }
}

/// What has no fields of its own.
#[derive(::core::fmt::Debug, Record)]
#[record(element = "nothing", list = "nothings")]
pub struct Nothing {
    /// What was altered.
    pub altered: Altered<Self>,
}

/// The same in an object.
#[derive(::core::fmt::Debug, Record)]
pub struct Empty {}

/// With a field that should not be used any more.
#[derive(::core::fmt::Debug, Record)]
pub struct Old {
    /// Do not use it.
    #[deprecated]
    pub old: u8,
}

/// With a variant that should not be used any more.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ValueEnum)]
pub enum OldNames {
    /// Do not use it.
    #[deprecated]
    Old,
    /// What else there is.
    #[record(other)]
    Other,
}

/// What is private is used in the derived code only.
mod private {
    use super::{Altered, Record, ValueEnum};

    /// Is it?
    #[derive(ValueEnum)]
    enum Private {
        /// It is.
        Yes,
        /// Who knows?
        #[record(other)]
        Unknown,
    }

    /// Has it.
    #[derive(Record)]
    #[record(element = "private", list = "privates")]
    struct Holder {
        /// Is it?
        is: Private,
        /// What was altered.
        altered: Altered<Self>,
    }

    #[test]
    fn it_is_used() {
        ::std::assert_eq!(Private::Yes.as_str(), "Yes");
        let holder = <Holder as ::core::default::Default>::default();
        ::std::assert!(holder.altered.is_empty());
        ::std::assert_eq!(holder.is.as_str(), "Unknown");
    }
}

/// Declares what it is told to.
macro_rules! declare {
    ($name:ident { $($field:ident: $type:ty),* }) => {
        /// Declared by a macro.
        #[derive(::core::fmt::Debug, Record)]
        #[record(element = "thing", list = "things")]
        pub struct $name {
            $(
                /// A field.
                pub $field: $type,
            )*
            /// A field of the macro.
            pub path: $crate::Thing,
            /// What was altered.
            pub altered: Altered<Self>,
        }
    };
}

/// In a macro.
#[derive(::core::fmt::Debug, Record)]
pub struct Thing(bool);

declare!(Things { input: ::chatwire::heapless::Vec<u8, 2>, other: ::core::option::Option<u8> });

/// Where `chatwire` has another name.
pub mod wires {
    pub use ::chatwire as wire;
}

/// With the macros of the crate that has another name.
#[derive(::core::fmt::Debug, Record)]
#[record(crate = "crate::wires::wire", element = "thing", list = "things")]
pub struct Elsewhere {
    /// An enum.
    pub channel: ChannelElsewhere,
    /// A newtype.
    pub newtype: NewtypeElsewhere,
    /// What was altered.
    pub altered: Altered<Self>,
}

/// An enum.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ValueEnum)]
#[record(crate = "self::wires::wire")]
pub enum ChannelElsewhere {
    /// A name.
    Sms,
    /// No name.
    #[record(other)]
    Unknown,
}

/// A newtype.
#[derive(::core::fmt::Debug, Record)]
#[record(crate = "wires::wire")]
pub struct NewtypeElsewhere(u8);
