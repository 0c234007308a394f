//! Networks of proxies whose word about their client is believed.

use std::io;
use std::net::IpAddr;

/// Networks as an operator writes them: `10.0.0.0/8`, `::1`.
#[derive(Debug, Default)]
pub(super) struct Networks(Vec<(IpAddr, u32)>);

impl Networks {
    pub(super) fn parse(texts: &[String]) -> io::Result<Self> {
        texts
            .iter()
            .map(|text| {
                network(text).ok_or_else(|| {
                    io::Error::other(format!("TRUSTED_PROXIES: `{text}` is not a network"))
                })
            })
            .collect::<io::Result<_>>()
            .map(Self)
    }

    pub(super) fn contain(&self, address: IpAddr) -> bool {
        self.0
            .iter()
            .any(|(network, length)| covers(*network, *length, address.to_canonical()))
    }
}

fn network(text: &str) -> Option<(IpAddr, u32)> {
    let (address, length) = text
        .split_once('/')
        .map_or((text, None), |(address, length)| (address, Some(length)));
    let address: IpAddr = address.trim().parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let length = length.map_or(Some(most), |length| length.trim().parse().ok())?;
    (length <= most).then_some((address, length))
}

fn covers(network: IpAddr, length: u32, address: IpAddr) -> bool {
    match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            let differing = network.to_bits() ^ address.to_bits();
            differing.leading_zeros() >= length
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            (network.to_bits() ^ address.to_bits()).leading_zeros() >= length
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_contains_its_addresses_only() {
        let networks = Networks::parse(&[
            "10.0.0.0/8".into(),
            "2001:db8::/32".into(),
            "192.0.2.7".into(),
        ])
        .unwrap();
        for inside in [
            "10.255.0.1",
            "2001:db8:1::5",
            "192.0.2.7",
            "::ffff:10.1.2.3",
        ] {
            assert!(networks.contain(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["11.0.0.1", "2001:db9::1", "192.0.2.8", "::1"] {
            assert!(!networks.contain(outside.parse().unwrap()), "{outside}");
        }
        assert!(
            Networks::parse(&["0.0.0.0/0".into()])
                .unwrap()
                .contain("8.8.8.8".parse().unwrap())
        );
    }

    #[test]
    fn nonsense_is_not_a_network() {
        for wrong in ["", "10.0.0.0/33", "::/129", "proxy.example", "10.0.0.0/-1"] {
            assert!(Networks::parse(&[wrong.into()]).is_err(), "{wrong}");
        }
    }
}
