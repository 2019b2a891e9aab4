//! The derives of `chatwire`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod attributes;
mod bounds;
mod fields;
mod names;
mod newtype;
mod object;
mod record;
mod refuse;
mod rename;
mod stand_in;
mod value_enum;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives a record, an object in one, or a newtype.
#[proc_macro_derive(Record, attributes(record))]
pub fn record(input: TokenStream) -> TokenStream {
    record::expand(parse_macro_input!(input as DeriveInput)).into()
}

/// Derives an enum that comes as a string.
#[proc_macro_derive(ValueEnum, attributes(record))]
pub fn value_enum(input: TokenStream) -> TokenStream {
    value_enum::expand(&parse_macro_input!(input as DeriveInput)).into()
}
