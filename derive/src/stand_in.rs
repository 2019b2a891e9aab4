//! What is derived where something is wrong: the same impls without a use, so that the error is the only one.
//!
//! It stands in the constant of the empty value. Whatever needs that is wrong for the same reason, and the compiler does
//! not say so again.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, Path};

use crate::attributes::Settings;
use crate::bounds;
use crate::fields::is_altered;

/// For a struct, or what should have been one.
pub fn record(input: &mut DeriveInput, settings: &Settings, errors: &TokenStream) -> TokenStream {
    let Ok(krate) = settings.krate() else {
        return errors.clone();
    };
    if bounds::no_lifetimes(&input.generics).is_err() {
        return errors.clone();
    }
    let fields = match &input.data {
        Data::Struct(data) => Some(&data.fields),
        _ => None,
    };
    let is_newtype = matches!(fields, Some(Fields::Unnamed(_)));
    let has_altered = fields.is_some_and(|fields| fields.iter().any(|field| is_altered(&field.ty)));
    let attributes = ["element", "list", "envelope"];
    let is_record = has_altered || attributes.iter().any(|key| settings.span(key).is_some());
    bounds::add(&mut input.generics, [].into_iter(), &krate);
    let name = &input.ident;
    let (generics, arguments, clause) = input.generics.split_for_impl();
    let object = quote! {
        impl #generics #krate::record::Object for #name #arguments #clause {
            const NAME: &'static ::core::primitive::str = "";
            const EMPTY: Self = { #errors };
            const ZEROED: Self = <Self as #krate::record::Object>::EMPTY;
            const TABLE: &'static #krate::__private::Table = ::core::unimplemented!();
            fn put(
                &mut self,
                _: &[::core::primitive::u8],
                _: &mut #krate::__private::Input<'_>,
            ) -> #krate::__private::Outcome {
                ::core::unimplemented!()
            }
            fn empty() -> Self {
                ::core::unimplemented!()
            }
            fn clear(&mut self) {}
        }
        impl #generics ::core::default::Default for #name #arguments #clause {
            fn default() -> Self {
                ::core::unimplemented!()
            }
        }
    };
    if is_record && !is_newtype {
        return quote! {
            #object
            impl #generics #krate::record::Record for #name #arguments #clause {
                const LIST: &'static ::core::primitive::str = "";
                fn altered(&mut self) -> &mut #krate::record::Altered<Self> {
                    ::core::unimplemented!()
                }
            }
        };
    }
    if is_newtype {
        return value(input, &krate, errors);
    }
    let value = value(
        input,
        &krate,
        &quote!(<Self as #krate::record::Object>::EMPTY),
    );
    quote!(#object #value)
}

/// For an enum, or what should have been one.
pub fn value_enum(
    input: &DeriveInput,
    settings: &Settings,
    has_default: bool,
    errors: &TokenStream,
) -> TokenStream {
    let Ok(krate) = settings.krate() else {
        return errors.clone();
    };
    let name = &input.ident;
    let (generics, arguments, clause) = input.generics.split_for_impl();
    let value = value(input, &krate, errors);
    let default = (!has_default).then(|| {
        quote! {
            impl #generics ::core::default::Default for #name #arguments #clause {
                fn default() -> Self {
                    ::core::unimplemented!()
                }
            }
        }
    });
    quote! {
        #value
        #default
        impl #generics #krate::record::ValueEnum for #name #arguments #clause {
            const NAMES: &'static [&'static ::core::primitive::str] = &[];
            fn from_index(_: ::core::option::Option<::core::primitive::u8>) -> Self {
                ::core::unimplemented!()
            }
        }
        #[allow(missing_docs)]
        impl #generics #name #arguments #clause {
            pub const ALL: &'static [Self] = &[];
            pub const fn as_str(&self) -> &'static ::core::primitive::str {
                ""
            }
        }
        impl #generics ::core::fmt::Display for #name #arguments #clause {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unimplemented!()
            }
        }
        impl #generics ::core::str::FromStr for #name #arguments #clause {
            type Err = #krate::record::ParseVariantError;
            fn from_str(
                _: &::core::primitive::str,
            ) -> ::core::result::Result<Self, #krate::record::ParseVariantError> {
                ::core::unimplemented!()
            }
        }
    }
}

fn value(input: &DeriveInput, krate: &Path, empty: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let (generics, arguments, clause) = input.generics.split_for_impl();
    quote! {
        impl #generics #krate::record::Value for #name #arguments #clause {
            const EMPTY: Self = { #empty };
            const KIND: #krate::__private::Kind = #krate::__private::OBJECT;
            fn put(
                &mut self,
                _: &[::core::primitive::u8],
                _: &mut #krate::__private::Input<'_>,
            ) -> #krate::__private::Outcome {
                ::core::unimplemented!()
            }
        }
    }
}
