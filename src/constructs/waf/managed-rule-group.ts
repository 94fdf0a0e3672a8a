/**
 * A group of rules that a vendor keeps up to date.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export class ManagedRuleGroup {
  /** The OWASP core rules: 700 capacity units. */
  public static readonly COMMON = ManagedRuleGroup.aws('AWSManagedRulesCommonRuleSet');

  /** Requests that are known to be invalid and to look for vulnerabilities: 200 capacity units. */
  public static readonly KNOWN_BAD_INPUTS = ManagedRuleGroup.aws('AWSManagedRulesKnownBadInputsRuleSet');

  /** SQL injection: 200 capacity units. */
  public static readonly SQL_INJECTION = ManagedRuleGroup.aws('AWSManagedRulesSQLiRuleSet');

  /** Addresses that Amazon's threat intelligence knows for bots and attacks: 25 capacity units. */
  public static readonly IP_REPUTATION = ManagedRuleGroup.aws('AWSManagedRulesAmazonIpReputationList');

  /** Addresses that hide the caller, such as VPNs, proxies and Tor nodes: 50 capacity units. */
  public static readonly ANONYMOUS_IP = ManagedRuleGroup.aws('AWSManagedRulesAnonymousIpList');

  /** Exposed administrative pages: 100 capacity units. */
  public static readonly ADMIN_PROTECTION = ManagedRuleGroup.aws('AWSManagedRulesAdminProtectionRuleSet');

  /** A group that AWS offers and this class has no constant for. */
  public static aws(name: string): ManagedRuleGroup {
    return new ManagedRuleGroup('AWS', name);
  }

  /** A group of another vendor, subscribed to in AWS Marketplace. */
  public static vendor(vendorName: string, name: string): ManagedRuleGroup {
    return new ManagedRuleGroup(vendorName, name);
  }

  private constructor(
    /** Who keeps the group. */
    public readonly vendorName: string,
    /** The group's name. */
    public readonly name: string,
  ) {}
}
