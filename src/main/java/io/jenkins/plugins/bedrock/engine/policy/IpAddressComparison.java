package io.jenkins.plugins.bedrock.engine.policy;

/** IpAddress: within a CIDR range (IAM JSON policy elements: Condition operators, "IP address"). */
final class IpAddressComparison implements Comparison {

    @Override
    public Answer matches(String actual, String wanted, PolicyVariables variables) {
        IpRange address = IpRange.read(actual);
        IpRange range = IpRange.read(wanted);
        if (address == null || range == null) {
            return Answer.dependsOn(
                    "how AWS reads '" + (address == null ? actual : wanted) + "', which is not an IP address or range");
        }
        return Answer.of(range.contains(address));
    }
}
