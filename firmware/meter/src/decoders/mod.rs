//! The decoders under measure, one a file, all of one form:
//! `decode(job, taken) -> bool` calls `taken` with each chat and says whether all went well.

#[cfg(feature = "baseline")]
mod baseline;
#[cfg(feature = "baseline")]
pub use baseline::decode;

/// Shared by both ways of using hifijson.
#[cfg(all(feature = "hifijson", not(feature = "baseline")))]
mod hifijson;

/// Modules of the decoders, of which the feature picks one.
macro_rules! decoders {
    ($($feature:literal $module:ident),* $(,)?) => {$(
        #[cfg(all(feature = $feature, not(feature = "baseline")))]
        mod $module;
        #[cfg(all(feature = $feature, not(feature = "baseline")))]
        pub use $module::decode;
    )*};
}

decoders! {
    "ours" chatwire,
    "hifijson-slice" hifijson_slice,
    "hifijson-iterator" hifijson_iterator,
    "picojson-stream" picojson_stream,
    "serde-json-core-page" serde_json_core_page,
    "serde-json-core-chat" serde_json_core_chat,
}
