//! What the API is beyond the envelope and its records.

pub(crate) mod pages;
