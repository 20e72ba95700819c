/** Stands in the zip, for who loads it. */
export const SALESFORCE_GUIDE = `A plan of Wilayah as a territory model of Salesforce Sales Territories.

metadata/  Model, types, territories, rules and package.xml, for \`sf project deploy\` or the Metadata API. Deploy the
           setting Territory2 first, alone; the model must be in state Planning or Active. Users and accounts are no metadata.
csv/       The same and users and accounts, one file per object, in the order of loading (Data Loader, Bulk API 2.0).
           Where a column ends in Id and nothing is known of Salesforce's own, the DeveloperName stands: of a model, type,
           territory or rule the Id is in the success file of its insert; of users the rep's code, of accounts the account's
           code stand. Items of a rule can be inserted only while its BooleanFilter is empty: set the filter afterwards.
change/    Only with a present state: the files that bring the organisation to the plan, to be loaded by number, insert before
           delete. Rows that Salesforce's rules made (AssociationCause Territory2AssignmentRule) are in none of them.
rollback/  The files that bring it back, by number. A delete without Id is of a row that a file of change/ inserted: its
           Id is in that insert's success file, under the same other columns.

The picklist RoleInTerritory2 needs the values Owner and Sales Rep, and Interim where a rep covers for another one.
Cells that a spreadsheet would run as formulas begin with an apostrophe.
`;
