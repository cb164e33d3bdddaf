//! The URI schemes that IANA registers and feeds may meet.

/// Whether a scheme is registered, in any case.
pub fn is_registered(scheme: &str) -> bool {
    let scheme = scheme.to_ascii_lowercase();
    scheme == "https" || scheme == "http" || SCHEMES.split(' ').any(|known| known == scheme)
}

/// From the registry of IANA (<https://www.iana.org/assignments/uri-schemes>): the permanent
/// schemes, and the provisional ones that are in use.
const SCHEMES: &str = "aaa aaas about acap acct acr adiumxtra afp afs aim appdata apt ar ark attachment aw \
barion bb beshare bitcoin blob bolo brid callto cap cast chrome cid coap coap+tcp coap+ws coaps \
coaps+tcp coaps+ws com-eventbrite-attendee content crid cstr cvs dab dat data dav dhttp diaspora dict did \
dis dlna-playcontainer dlna-playsingle dns doi drm dtn dvb ed2k edid ens ethereum example facetime \
feed feedready fido file filesystem finger fm ftp geo gg git gitoid gizmoproject go gopher gtalk \
h323 ham hcap hcp http https hxxp hxxps hydrazone iax icap icon im imap info iotdisco ipfs ipn \
ipns ipp ipps irc irc6 ircs iris iris.beep iris.lwz iris.xpc iris.xpcs isostore itms jabber jar \
jms keyparc lastfm lbry ldap ldaps leaptofrogans lorawan magnet mailserver mailto maps market \
matrix message mid mms modem moz mss mtqp mumble mupdate mvn news nfs ni nih nntp notes num ocf \
oid onenote opaquelocktoken openid openpgp4fpr payto pkcs11 platform pop pres prospero proxy \
psyc pttp pwid qb query redis rediss reload res resource rmi rsync rtmfp rtmp rtsp rtsps rtspu \
secondlife service session sftp sgn shc shttp sieve simpleledger sip sips skype smb sms smtp snews \
snmp soap.beep soap.beeps soldat spiffe spotify ssb ssh starknet steam stun stuns submit svn swh \
tag teamspeak tel teliaeid telnet tftp things thismessage tip tn3270 tool turn turns tv udp \
unreal urn ut2004 uuid-in-package v-event vemmi ventrilo vnc view-source vscode w3 wais web3 wcr \
webcal web+ap wifi wpid ws wss wtai wyciwyg xcon xcon-userid xfire xmlrpc.beep xmlrpc.beeps xmpp \
xri ymsgr z39.50 z39.50r z39.50s gemini";
