//! What a generic struct asks of its parameters.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Error, GenericArgument, Generics, Ident, Path, PathArguments, Result, Type, parse_quote,
};

/// Refuses what a record cannot keep.
pub fn no_lifetimes(generics: &Generics) -> Result<()> {
    match generics.lifetimes().next() {
        Some(lifetime) => Err(Error::new_spanned(
            lifetime,
            "the page is gone when the record is used, so nothing in it is borrowed: leave the lifetime out",
        )),
        None => Ok(()),
    }
}

/// Asks that every type that depends on a parameter is a value.
pub fn add<'a>(generics: &mut Generics, types: impl Iterator<Item = &'a Type>, krate: &Path) {
    let parameters: Vec<Ident> = generics
        .type_params()
        .map(|parameter| parameter.ident.clone())
        .collect();
    if parameters.is_empty() {
        return;
    }
    let clause = generics.make_where_clause();
    for ty in types.map(innermost) {
        if mentions(&ty.to_token_stream(), &parameters) {
            clause
                .predicates
                .push(parse_quote!(#ty: #krate::record::Value));
        }
    }
    for parameter in parameters {
        clause.predicates.push(parse_quote!(#parameter: 'static));
    }
}

/// What is in an `Option` and a `Vec`, which are values where that is one.
fn innermost(ty: &Type) -> &Type {
    let Type::Path(path) = ty else { return ty };
    let Some(last) = path.path.segments.last() else {
        return ty;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return ty;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if last.ident == "Option" || last.ident == "Vec" => {
            innermost(inner)
        }
        _ => ty,
    }
}

fn mentions(tokens: &TokenStream, parameters: &[Ident]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => parameters.contains(&ident),
        TokenTree::Group(group) => mentions(&group.stream(), parameters),
        _ => false,
    })
}
