package io.jenkins.plugins.bedrock.engine.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of IPv4 or IPv6 addresses.
 *
 * @param network its address as a number
 * @param length of an address in bits: 32 or 128
 * @param prefix how many leading bits count
 */
record IpRange(BigInteger network, int length, int prefix) {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /** Nothing else may reach InetAddress, which would ask the name service for it. */
    private static final Pattern LITERAL =
            Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "|(?=[^:]*:)[0-9a-fA-F:.]{2,45}");

    /** The range in CIDR form, or a single address; null if the text is neither. */
    static IpRange read(String text) {
        String[] parts = text.split("/", 2);
        if (!LITERAL.matcher(parts[0]).matches() || parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
            return null;
        }
        try {
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int length = address.length * 8;
            int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : length;
            return prefix > length ? null : new IpRange(new BigInteger(1, address), length, prefix);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    boolean contains(IpRange other) {
        return length == other.length
                && prefix <= other.prefix
                && network.shiftRight(length - prefix).equals(other.network.shiftRight(length - prefix));
    }
}
