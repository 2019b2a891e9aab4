//! The code of a struct with named fields.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Ident, Path, Type};

use crate::fields::{Fields, Member};
use crate::record::Role;

/// A record, an envelope or an object in one of them.
pub struct Object<'a> {
    pub name: &'a Ident,
    pub generics: &'a Generics,
    pub krate: &'a Path,
    pub role: Role,
    pub members: Fields<'a>,
}

/// Where an error shows, and `self` is known.
pub fn at(ty: &Type) -> Span {
    ty.span().resolved_at(Span::call_site())
}

impl Object<'_> {
    pub fn code(&self) -> TokenStream {
        let object = self.object();
        let role = match &self.role {
            Role::Record { list, .. } => self.record(&quote!(#list)),
            Role::Envelope => self.record(&quote!("")),
            Role::Nested => self.value(),
        };
        let default = self.default();
        let check = self.check();
        quote!(#object #role #default #check)
    }

    /// What the trait's constants and functions do with every field that is on the wire.
    fn each(&self, code: impl Fn(&Member<'_>) -> TokenStream) -> TokenStream {
        self.members.members.iter().map(code).collect()
    }

    /// The struct, each of its fields made by the item of its type.
    fn made_by(&self, item: &TokenStream) -> TokenStream {
        let krate = self.krate;
        let members = self.each(|Member { ident, ty, .. }| {
            let value = quote_spanned!(at(ty)=> <#ty as #krate::record::Value>::#item);
            quote!(#ident: #value,)
        });
        let altered = self.members.altered.iter();
        quote!(Self { #members #(#altered: #krate::record::Altered::NONE,)* })
    }

    fn object(&self) -> TokenStream {
        let Self { name, krate, .. } = self;
        let shown = match &self.role {
            Role::Record { element, .. } => quote!(#element),
            Role::Envelope => quote!("envelope"),
            Role::Nested => quote!(""),
        };
        let names = self.members.members.iter().map(|member| &member.name);
        let members = self.each(|Member { ty, default, .. }| {
            let or_default = default.then(|| quote!(.or_default()));
            let value = quote_spanned!(ty.span()=> <#ty as #krate::record::Value>);
            quote_spanned!(ty.span()=> #krate::__private::Member::new(#value::TABLE, #value::KIND) #or_default,)
        });
        let (parameters, put) = self.put();
        let clears = self.each(|Member { ident, ty, .. }| {
            let clear = quote_spanned!(at(ty)=> <#ty as #krate::record::Value>::clear);
            quote!(#clear(&mut self.#ident);)
        });
        let altered = self.members.altered.iter();
        let (empty_const, blank, empty) = (
            self.made_by(&quote!(EMPTY)),
            self.made_by(&quote!(ZEROED)),
            self.made_by(&quote!(empty())),
        );
        let fast = crate::fast::object(self);
        let (generics, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #generics #krate::record::Object for #name #arguments #clause {
                const NAME: &'static ::core::primitive::str = #shown;
                const EMPTY: Self = #empty_const;
                const ZEROED: Self = #blank;
                const TABLE: &'static #krate::__private::Table = const {
                    &#krate::__private::Table::new(const { &[#(#names),*] }, const { &[#members] })
                };

                fn put(&mut self, #parameters) -> #krate::__private::Outcome {
                    #put
                }

                #[inline(always)]
                fn empty() -> Self {
                    #empty
                }

                fn clear(&mut self) {
                    #clears
                    #(self.#altered = #krate::record::Altered::NONE;)*
                }

                #fast
            }
        }
    }

    /// The parameters of `put`, and its body.
    fn put(&self) -> (TokenStream, TokenStream) {
        let krate = self.krate;
        let (path, input) = (
            quote!(&[::core::primitive::u8]),
            quote!(&mut #krate::__private::Input<'_>),
        );
        let kept = quote!(#krate::__private::Outcome::Kept);
        if self.members.members.is_empty() {
            return (quote!(_: #path, _: #input), kept);
        }
        let fields = self.members.members.iter().enumerate();
        let arms = fields.map(|(number, Member { ident, ty, .. })| {
            let number = Literal::usize_unsuffixed(number);
            let put = quote_spanned!(at(ty)=> <#ty as #krate::record::Value>::put);
            quote!(#number => #put(&mut self.#ident, path, input),)
        });
        // The rest of the path is made once: in slice patterns it would be made in each arm.
        let body = quote! {
            let [field, path @ ..] = path else {
                return #kept;
            };
            match *field {
                #(#arms)*
                _ => #kept,
            }
        };
        (quote!(path: #path, input: #input), body)
    }

    fn record(&self, list: &TokenStream) -> TokenStream {
        let Self { name, krate, .. } = self;
        let altered = self.members.altered.iter();
        let (generics, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #generics #krate::record::Record for #name #arguments #clause {
                const LIST: &'static ::core::primitive::str = #list;

                #[inline(always)]
                fn altered(&mut self) -> &mut #krate::record::Altered<Self> {
                    #(&mut self.#altered)*
                }
            }
        }
    }

    fn value(&self) -> TokenStream {
        let Self { name, krate, .. } = self;
        let (generics, arguments, clause) = self.generics.split_for_impl();
        let object = quote!(<Self as #krate::record::Object>);
        let fast = crate::fast::nested(self);
        quote! {
            #[automatically_derived]
            impl #generics #krate::record::Value for #name #arguments #clause {
                const EMPTY: Self = #object::EMPTY;
                const ZEROED: Self = #object::ZEROED;
                const KIND: #krate::__private::Kind = #krate::__private::OBJECT;
                const TABLE: ::core::option::Option<&'static #krate::__private::Table> =
                    ::core::option::Option::Some(#object::TABLE);

                #[inline(always)]
                fn put(
                    &mut self,
                    path: &[::core::primitive::u8],
                    input: &mut #krate::__private::Input<'_>,
                ) -> #krate::__private::Outcome {
                    if !path.is_empty() {
                        return #object::put(self, path, input);
                    }
                    if input.is_nothing() {
                        #object::clear(self);
                    }
                    #krate::__private::Outcome::Kept
                }

                #[inline(always)]
                fn empty() -> Self {
                    #object::empty()
                }

                #[inline(always)]
                fn clear(&mut self) {
                    #object::clear(self);
                }

                #fast
            }
        }
    }

    fn default(&self) -> TokenStream {
        let Self { name, krate, .. } = self;
        let (generics, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #generics ::core::default::Default for #name #arguments #clause {
                #[inline]
                fn default() -> Self {
                    <Self as #krate::record::Object>::empty()
                }
            }
        }
    }

    /// Has what cannot be decoded found where the struct is declared. With parameters it is found where they are given.
    fn check(&self) -> TokenStream {
        let Self { name, krate, .. } = self;
        if !self.generics.params.is_empty() {
            return TokenStream::new();
        }
        quote_spanned! {name.span()=>
            const _: &#krate::__private::Table = <#name as #krate::record::Object>::TABLE;
        }
    }
}
