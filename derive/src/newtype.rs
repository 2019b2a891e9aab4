//! A tuple struct of one field, which is what the field is.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Error, Field, Generics, Ident, Path, Result, Visibility};

use crate::attributes::{NOTHING, Settings};
use crate::refuse::{Declaration, Owner};
use crate::{bounds, object};

pub fn derive(
    name: &Ident,
    visibility: &Visibility,
    generics: &mut Generics,
    field: &Field,
    krate: &Path,
) -> Result<TokenStream> {
    Settings::of(&field.attrs, &NOTHING)?;
    let ty = &field.ty;
    let declaration = Declaration {
        krate,
        visibility: &field.vis,
        owner: Owner::Newtype(name, visibility),
    };
    declaration.check(ty)?;
    if crate::fields::is_altered(ty) {
        return Err(Error::new_spanned(
            ty,
            "only a record says what was altered",
        ));
    }
    bounds::no_lifetimes(generics)?;
    bounds::add(generics, [ty].into_iter(), krate);
    let inner = quote_spanned!(object::at(ty)=> <#ty as #krate::record::Value>);
    let fast = crate::fast::newtype(&inner, krate);
    let (generics, arguments, clause) = generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #generics #krate::record::Value for #name #arguments #clause {
            const EMPTY: Self = Self(#inner::EMPTY);
            const ZEROED: Self = Self(#inner::ZEROED);
            const KIND: #krate::__private::Kind = #inner::KIND;
            const TABLE: ::core::option::Option<&'static #krate::__private::Table> = #inner::TABLE;

            #[inline(always)]
            fn put(
                &mut self,
                path: &[::core::primitive::u8],
                input: &mut #krate::__private::Input<'_>,
            ) -> #krate::__private::Outcome {
                #inner::put(&mut self.0, path, input)
            }

            #[inline(always)]
            fn empty() -> Self {
                Self(#inner::empty())
            }

            #[inline(always)]
            fn clear(&mut self) {
                #inner::clear(&mut self.0);
            }

            #fast
        }
    })
}
