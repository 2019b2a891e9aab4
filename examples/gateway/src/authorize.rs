//! Fetches the access token that all other requests need.

use chatwire::heapless::String;
use embedded_nal_async::{Dns, TcpConnect};
use reqwless::client::HttpClient;
use reqwless::request::RequestBuilder;

use crate::gateway::{HEADERS, REQUEST, Settings};
use crate::trouble::Trouble;

pub type Token = String<512>;

pub async fn authorize<T: TcpConnect, N: Dns>(
    client: &mut HttpClient<'_, T, N>,
    settings: &Settings<'_>,
) -> Result<Token, Trouble> {
    let (mut request, mut headers) = ([0; REQUEST], [0; HEADERS]);
    let server = client.resource(settings.base).await?;
    let mut server = server.into_buffered(&mut request);
    let credentials = [settings.credentials];
    let response = server.get("/v3.1/authorize").headers(&credentials);
    let response = response.send(&mut headers).await?;
    if !response.status.is_successful() {
        return Err(Trouble::Credentials(response.status.0));
    }
    response
        .headers()
        .find(|(name, _)| name.eq_ignore_ascii_case("access_token"))
        .and_then(|(_, token)| Token::try_from(core::str::from_utf8(token).ok()?).ok())
        .filter(|token| !token.is_empty())
        .ok_or(Trouble::NoToken)
}
