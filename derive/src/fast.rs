//! The code of the layer `fast`: members in the order of the table, each by its name and its own way to be taken.
//! Whether it stays is for `chatwire` to say, whose feature it is.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;

use crate::fields::Member;
use crate::object::{Object, at};

/// `take` of an object. What has a list of the records is around the records, where the layer does not go.
pub fn object(object: &Object<'_>) -> TokenStream {
    let krate = object.krate;
    let mut names = object.members.members.iter().map(|member| &member.name);
    if names.any(String::is_empty) {
        return TokenStream::new();
    }
    let members = || object.members.members.iter().enumerate();
    let inside = members().map(|(number, Member { ident, ty, .. })| {
        let number = Literal::usize_unsuffixed(number);
        let take = quote_spanned!(at(ty)=> <#ty as #krate::record::Value>::take_members);
        quote!(#number => #take(&mut self.#ident, path, plain),)
    });
    let taken = members().map(
        |(
            number,
            Member {
                ident, ty, name, ..
            },
        )| {
            let number = Literal::usize_unsuffixed(number);
            let name = Literal::byte_string(format!("\"{name}\":").as_bytes());
            let take = quote_spanned!(at(ty)=> <#ty as #krate::record::Value>::take);
            quote! {
                if plain.name(#number, #name) {
                    let taken = #take(&mut self.#ident, plain);
                    if !plain.took(#number, taken) {
                        return;
                    }
                }
            }
        },
    );
    let code = quote! {
        fn take(&mut self, path: &[::core::primitive::u8], plain: &mut #krate::__private::Plain<'_>) {
            if let [field, path @ ..] = path {
                match *field {
                    #(#inside)*
                    _ => {}
                }
                return;
            }
            loop {
                #(#taken)*
                if !plain.pass(<Self as #krate::record::Object>::TABLE) {
                    return;
                }
            }
        }
    };
    kept(&code, krate)
}

/// The code, where the feature is on.
fn kept(code: &TokenStream, krate: &syn::Path) -> TokenStream {
    quote!(#krate::__if_fast! { #code })
}

/// `take` and `take_members` of a nested object.
pub fn nested(object: &Object<'_>) -> TokenStream {
    let krate = object.krate;
    let code = quote! {
        #[inline(always)]
        fn take(&mut self, plain: &mut #krate::__private::Plain<'_>) -> #krate::__private::Taken {
            plain.object(self)
        }

        #[inline(always)]
        fn take_members(
            &mut self,
            path: &[::core::primitive::u8],
            plain: &mut #krate::__private::Plain<'_>,
        ) {
            <Self as #krate::record::Object>::take(self, path, plain);
        }
    };
    kept(&code, krate)
}

/// `take` and `take_members` of a newtype around `inner`.
pub fn newtype(inner: &TokenStream, krate: &syn::Path) -> TokenStream {
    let code = quote! {
        #[inline(always)]
        fn take(&mut self, plain: &mut #krate::__private::Plain<'_>) -> #krate::__private::Taken {
            #inner::take(&mut self.0, plain)
        }

        #[inline(always)]
        fn take_members(
            &mut self,
            path: &[::core::primitive::u8],
            plain: &mut #krate::__private::Plain<'_>,
        ) {
            #inner::take_members(&mut self.0, path, plain);
        }
    };
    kept(&code, krate)
}

/// `take` of an enum: its names as they are, one after the other; in another case, they are for what all enums share.
pub fn value_enum(variants: &[&&Ident], names: &[&String], krate: &syn::Path) -> TokenStream {
    let strings = names
        .iter()
        .map(|name| Literal::byte_string(format!("\"{name}\"").as_bytes()));
    let code = quote! {
        #[inline]
        fn take(&mut self, plain: &mut #krate::__private::Plain<'_>) -> #krate::__private::Taken {
            #(
                if plain.literal(#strings) {
                    *self = Self::#variants;
                    return #krate::__private::Taken::Whole;
                }
            )*
            #krate::__private::take_variant(self, plain)
        }
    };
    kept(&code, krate)
}
