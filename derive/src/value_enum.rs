//! `#[derive(ValueEnum)]`: an enum that comes as a string.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Data, DataEnum, DeriveInput, Error, Expr, ExprLit, Fields, Ident, Lit, Path, Result, Variant,
};

use crate::attributes::{ENUM, Settings, VARIANT};
use crate::names::{self, Distinct};
use crate::stand_in;

/// How many names there are, at most: an index is a byte, and one value of it is none.
const MAX: usize = 255;

pub fn expand(input: &DeriveInput) -> TokenStream {
    let mut settings = Settings::default();
    derive(input, &mut settings).unwrap_or_else(|error| {
        stand_in::value_enum(
            input,
            &settings,
            has_default(input),
            &error.into_compile_error(),
        )
    })
}

/// Whether the user derives `Default`, for a variant of their choice.
fn has_default(input: &DeriveInput) -> bool {
    let Data::Enum(data) = &input.data else {
        return false;
    };
    let mut attributes = data.variants.iter().flat_map(|variant| &variant.attrs);
    attributes.any(|attribute| attribute.path().is_ident("default"))
}

fn derive(input: &DeriveInput, settings: &mut Settings) -> Result<TokenStream> {
    let data = match &input.data {
        Data::Enum(data) => data,
        Data::Struct(data) => {
            let message = "this is for enums; a struct has `#[derive(Record)]`";
            return Err(Error::new(data.struct_token.span(), message));
        }
        Data::Union(data) => {
            return Err(Error::new(data.union_token.span(), "this is for enums"));
        }
    };
    settings.read(&input.attrs, &ENUM)?;
    if !input.generics.params.is_empty() {
        let message = "an enum of names has no parameters: leave them out";
        return Err(Error::new_spanned(&input.generics, message));
    }
    let names = Names::new(data, settings, &input.ident)?;
    Ok(names.code(input, &settings.krate()?))
}

/// The variants and their names on the wire.
struct Names<'a> {
    /// Those that are decoded.
    known: Vec<(&'a Ident, String)>,
    /// What every other name is.
    other: (&'a Ident, String),
    /// The variant that is all zeros.
    zero: Option<&'a Ident>,
}

impl<'a> Names<'a> {
    fn new(data: &'a DataEnum, settings: &Settings, owner: &Ident) -> Result<Self> {
        let rule = settings.rename_all()?;
        let mut known = Vec::new();
        let mut other = None;
        let mut distinct = Distinct::in_any_case();
        for variant in &data.variants {
            if !matches!(variant.fields, Fields::Unit) {
                let message = "a variant is a name, and has no fields; the names that the enum does not know are the \
                               variant with `#[record(other)]`";
                return Err(Error::new_spanned(&variant.fields, message));
            }
            let settings = Settings::of(&variant.attrs, &VARIANT)?;
            let ident = &variant.ident;
            let shown = ident.unraw().to_string();
            let (name, span) = match settings.text("rename") {
                Some(rename) => (rename.value(), rename.span()),
                None => (
                    rule.map_or(shown.clone(), |rule| rule.variant(&shown)),
                    ident.span(),
                ),
            };
            names::check(&name, span)?;
            distinct.add(&name, &shown, span)?;
            match settings.span("other") {
                Some(span) => {
                    if let Some((first, _)) = other.replace((ident, name)) {
                        let message = format!(
                            "`{first}` is the variant for the names that the enum does not know: \
                                               there is one"
                        );
                        return Err(Error::new(span, message));
                    }
                }
                None if known.len() == MAX => {
                    let message = format!("an enum has at most {MAX} names");
                    return Err(Error::new(ident.span(), message));
                }
                None => known.push((ident, name)),
            }
        }
        let Some(other) = other else {
            let message = "an enum has a variant for the names that it does not know: add\n    #[record(other)]\n    \
                           Unknown,";
            return Err(Error::new(owner.span(), message));
        };
        Ok(Self {
            known,
            other,
            zero: zero(data.variants.iter()),
        })
    }

    fn code(&self, input: &DeriveInput, krate: &Path) -> TokenStream {
        let enum_name = &input.ident;
        let variants: Vec<_> = self.known.iter().map(|(variant, _)| variant).collect();
        let names: Vec<_> = self.known.iter().map(|(_, name)| name).collect();
        let (other, other_name) = &self.other;
        let zero = self.zero.unwrap_or(other);
        let fast = crate::fast::value_enum(&variants, &names, krate);
        let indices = (0..self.known.len()).map(Literal::usize_unsuffixed);
        let default = (!has_default(input)).then(|| {
            quote! {
                #[automatically_derived]
                impl ::core::default::Default for #enum_name {
                    #[inline]
                    fn default() -> Self {
                        Self::#other
                    }
                }
            }
        });
        quote! {
            #[automatically_derived]
            impl #krate::record::ValueEnum for #enum_name {
                const NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];

                #[inline]
                fn from_index(index: ::core::option::Option<::core::primitive::u8>) -> Self {
                    match index {
                        #(::core::option::Option::Some(#indices) => Self::#variants,)*
                        _ => Self::#other,
                    }
                }
            }

            #[automatically_derived]
            impl #krate::record::Value for #enum_name {
                const EMPTY: Self = Self::#other;
                const ZEROED: Self = Self::#zero;
                const KIND: #krate::__private::Kind = #krate::__private::STRING;

                #[inline(always)]
                fn put(
                    &mut self,
                    _: &[::core::primitive::u8],
                    input: &mut #krate::__private::Input<'_>,
                ) -> #krate::__private::Outcome {
                    #krate::__private::put_variant(self, input)
                }

                #fast
            }

            #[automatically_derived]
            #[allow(dead_code, deprecated)]
            impl #enum_name {
                /// Every variant that has a name on the wire, in the order of their declaration.
                pub const ALL: &'static [Self] = &[#(Self::#variants),*];

                /// The name on the wire; of the variant for unknown names, what that is called.
                #[inline]
                #[must_use]
                pub const fn as_str(&self) -> &'static ::core::primitive::str {
                    match self {
                        #(Self::#variants => #names,)*
                        Self::#other => #other_name,
                    }
                }
            }

            #[automatically_derived]
            impl ::core::fmt::Display for #enum_name {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.pad(self.as_str())
                }
            }

            #[automatically_derived]
            impl ::core::str::FromStr for #enum_name {
                type Err = #krate::record::ParseVariantError;

                #[inline]
                fn from_str(
                    name: &::core::primitive::str,
                ) -> ::core::result::Result<Self, #krate::record::ParseVariantError> {
                    #krate::__private::parse_variant(name)
                }
            }

            #default
        }
    }
}

/// The first variant, unless discriminants say otherwise.
fn zero<'a>(variants: impl Iterator<Item = &'a Variant>) -> Option<&'a Ident> {
    let mut variants = variants.enumerate();
    let is_zero = |(at, variant): &(usize, &Variant)| match &variant.discriminant {
        None => *at == 0,
        Some((
            _,
            Expr::Lit(ExprLit {
                lit: Lit::Int(number),
                ..
            }),
        )) => number.base10_digits() == "0",
        Some(_) => false,
    };
    variants.find(is_zero).map(|(_, variant)| &variant.ident)
}
