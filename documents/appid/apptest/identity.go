// Package apptest makes apps, certificates and keys for tests. Names are invented and keys are made anew in every run.
package apptest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"time"
)

// An Identity is a key with its certificate.
type Identity struct {
	Key         crypto.Signer
	Certificate *x509.Certificate
}

// Options say what kind of identity is wanted. The zero value is an RSA key of 2048 bits that signs its own certificate.
type Options struct {
	Name     string // common name
	Bits     int    // of an RSA key
	EC       bool   // P-256 instead of RSA
	Issuer   *Identity
	CA       bool
	NotAfter time.Time
	OIDs     []asn1.ObjectIdentifier // extensions, empty
}

// NewIdentity makes a key and a certificate. It panics where the system has no randomness: tests cannot go on without.
func NewIdentity(o Options) *Identity {
	id := &Identity{}
	if o.EC {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		must(err)
		id.Key = key
	} else {
		key, err := rsa.GenerateKey(rand.Reader, max(o.Bits, 2048))
		must(err)
		id.Key = key
	}
	if o.NotAfter.IsZero() {
		o.NotAfter = time.Date(2051, 5, 1, 0, 0, 0, 0, time.UTC)
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 64))
	must(err)
	template := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: o.Name, Organization: []string{"样例"}, Country: []string{"CN"}},
		NotBefore: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC), NotAfter: o.NotAfter, IsCA: o.CA, BasicConstraintsValid: true,
	}
	for _, oid := range o.OIDs {
		template.ExtraExtensions = append(template.ExtraExtensions, pkix.Extension{Id: oid, Value: []byte{asn1.TagNull, 0}})
	}
	parent, signer := template, id.Key
	if o.Issuer != nil {
		parent, signer = o.Issuer.Certificate, o.Issuer.Key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, id.Key.Public(), signer)
	must(err)
	id.Certificate, err = x509.ParseCertificate(der)
	must(err)
	return id
}

// DER is the certificate.
func (id *Identity) DER() []byte { return id.Certificate.Raw }

// PEM is the certificate between its lines.
func (id *Identity) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: id.DER()})
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// Parts of a signed message: RFC 5652.
type (
	contentInfo struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"optional,explicit,tag:0"`
	}
	signedData struct {
		Version      int
		Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
		Content      contentInfo
		Certificates asn1.RawValue
		Signers      []signerInfo `asn1:"set"`
	}
	signerInfo struct {
		Version   int
		ID        issuerAndSerial
		Digest    pkix.AlgorithmIdentifier
		Algorithm pkix.AlgorithmIdentifier
		Signature []byte
	}
	issuerAndSerial struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
)

var (
	oidData       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidSHA256     = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidRSA        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidECDSA      = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
)

// Message signs content. The certificates come along in the order given, the signer's wherever it stands; without a signer it
// is only a bag of certificates. Without content it signs what lies beside it.
func Message(content []byte, signer *Identity, chain ...*Identity) []byte {
	m := signedData{Version: 1, Content: contentInfo{Type: oidData}, Digests: []pkix.AlgorithmIdentifier{{Algorithm: oidSHA256}}}
	if content != nil {
		octets, err := asn1.Marshal(content)
		must(err)
		m.Content.Content = asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: octets}
	}
	var bag []byte
	for _, id := range chain {
		bag = append(bag, id.DER()...)
	}
	m.Certificates = asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: bag}
	if signer != nil {
		sum := sha256.Sum256(content)
		signature, err := signer.Key.Sign(rand.Reader, sum[:], crypto.SHA256)
		must(err)
		algorithm := oidRSA
		if _, ec := signer.Key.(*ecdsa.PrivateKey); ec {
			algorithm = oidECDSA
		}
		m.Signers = []signerInfo{{
			Version: 1, Digest: pkix.AlgorithmIdentifier{Algorithm: oidSHA256}, Algorithm: pkix.AlgorithmIdentifier{Algorithm: algorithm},
			ID:        issuerAndSerial{asn1.RawValue{FullBytes: signer.Certificate.RawIssuer}, signer.Certificate.SerialNumber},
			Signature: signature,
		}}
	}
	inner, err := asn1.Marshal(m)
	must(err)
	out, err := asn1.Marshal(contentInfo{Type: oidSignedData, Content: asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: inner}})
	must(err)
	return out
}

// Streamed rewrites a message as streaming writers do: its outer elements have no length and end with a mark.
func Streamed(message []byte) []byte {
	var outer asn1.RawValue
	_, err := asn1.Unmarshal(message, &outer)
	must(err)
	var oid, explicit asn1.RawValue
	rest, err := asn1.Unmarshal(outer.Bytes, &oid)
	must(err)
	_, err = asn1.Unmarshal(rest, &explicit)
	must(err)
	out := append([]byte{0x30, 0x80}, oid.FullBytes...)
	out = append(append(out, 0xa0, 0x80), explicit.Bytes...)
	return append(out, 0, 0, 0, 0)
}
